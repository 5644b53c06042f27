import { createHmac } from 'node:crypto';
import { didOf, keyOf, signerOf } from '../keys.ts';
import { type HostileTwin, edited, tampered } from './hostile-twin.ts';
import { flipBit, inTheNameOf, resign, respell } from './forge-token.ts';

const maletas = signerOf('maletas');
const signedAnew = {
  change: 'The maker signs the same certification a second time.',
  ...tampered((signed) => resign(signed, 'suitcaseCertification', maletas)),
};

/** Signatures that do not hold, and headers that would have a verifier use the attacker's key. */
export const SIGNATURE_TWINS: readonly HostileTwin[] = [
  {
    id: 'signature-bit-flipped',
    title: 'One bit of a signature turned over',
    change: 'One bit of the signature under the suitcase certification is turned over.',
    code: 'signature.invalid',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) =>
      signed.replaceMember(
        'suitcaseCertification',
        flipBit(signed.credentials.suitcaseCertification.token),
      ),
    ),
    legal: signedAnew,
  },
  {
    id: 'key-of-another-party',
    title: "Another party's key under the maker's name",
    change: "The importer signs the suitcase certification with its own key under the maker's kid.",
    code: 'signature.invalid',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) =>
      resign(signed, 'suitcaseCertification', inTheNameOf(maletas.kid, signerOf('harborpine'))),
    ),
    legal: signedAnew,
  },
  {
    id: 'algorithm-none',
    title: 'No algorithm',
    change: 'The certification is presented with alg "none".',
    code: 'signature.alg-not-allowed',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) => resign(signed, 'suitcaseCertification', maletas, { alg: 'none' })),
    legal: signedAnew,
  },
  {
    id: 'algorithm-hs256',
    title: 'A public key used as a shared secret',
    change: "The certification is signed with HS256, the maker's public key being the secret.",
    code: 'signature.alg-not-allowed',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) =>
      resign(
        signed,
        'suitcaseCertification',
        {
          ...maletas,
          sign: (data) =>
            createHmac('sha256', JSON.stringify(keyOf('maletas').publicJwk))
              .update(data)
              .digest(),
        },
        { alg: 'HS256' },
      ),
    ),
    legal: signedAnew,
  },
  {
    id: 'es256-claimed-eddsa',
    title: 'Another algorithm than the key has',
    change: 'A token signed with ES256 says in its header that it is EdDSA.',
    code: 'signature.alg-not-allowed',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) =>
      resign(signed, 'suitcaseCertification', maletas, { alg: 'EdDSA' }),
    ),
    legal: {
      change: 'An Ed25519 key signs, and the header has the newer name of its algorithm.',
      ...tampered((signed) =>
        resign(signed, 'tshirtInvoice', signerOf('tejidos'), { alg: 'Ed25519' }),
      ),
    },
  },
  {
    id: 'type-of-another-token',
    title: 'A token of another kind',
    change: 'The certification is signed as a plain JWT, as a log-in token would be.',
    code: 'signature.typ-mismatch',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) => resign(signed, 'suitcaseCertification', maletas, { typ: 'JWT' })),
    legal: {
      change: 'The type is written in full and in capitals, and cty is left out.',
      ...tampered((signed) =>
        resign(signed, 'suitcaseCertification', maletas, {
          typ: 'application/VC+JWT',
          cty: undefined,
        }),
      ),
    },
  },
  {
    id: 'key-in-header',
    title: 'The key comes with the token',
    change: "The header carries the signer's own key, and the signature verifies under it.",
    code: 'signature.header-key-refused',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) =>
      resign(signed, 'suitcaseCertification', inTheNameOf(maletas.kid, signerOf('harborpine')), {
        jwk: keyOf('harborpine').publicJwk,
      }),
    ),
    legal: signedAnew,
  },
  {
    id: 'critical-extension',
    title: 'An extension that must be understood',
    change: 'The header names an extension as critical that nobody here understands.',
    code: 'signature.crit-unknown',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) =>
      resign(signed, 'suitcaseCertification', maletas, { crit: ['ruling'], ruling: 'N328822' }),
    ),
    legal: {
      change: 'The same member stands in the header without being called critical.',
      ...tampered((signed) =>
        resign(signed, 'suitcaseCertification', maletas, { ruling: 'N328822' }),
      ),
    },
  },
  {
    id: 'signature-spelt-otherwise',
    title: 'A second spelling of a signature',
    change: 'The last letter of the signature is another, which a lax reader decodes to the same.',
    code: 'signature.malformed',
    outcome: 'fail',
    attack: tampered((signed) =>
      signed.replaceMember(
        'suitcaseCertification',
        respell(signed.credentials.suitcaseCertification.token),
      ),
    ),
    legal: signedAnew,
  },
  {
    id: 'kid-of-another-did',
    title: 'Signed in another name',
    change: 'The exporter of the toys signs the suitcase certification, openly under its own kid.',
    code: 'issuer.mismatch',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: tampered((signed) => resign(signed, 'suitcaseCertification', signerOf('horizonte'))),
    legal: signedAnew,
  },
  {
    id: 'registered-claim-differs',
    title: 'A second issuer beside the first',
    change: 'The payload says in "iss" that somebody else issued it.',
    code: 'claims.mismatch',
    outcome: 'fail',
    credential: 'toyInvoice',
    attack: edited((draft) => {
      draft.credentials.toyInvoice.credential.iss = didOf('trust');
    }),
    legal: {
      change: 'The payload repeats issuer and id in "iss" and "jti".',
      ...edited((draft) => {
        const { credential } = draft.credentials.toyInvoice;
        credential.iss = didOf('horizonte');
        credential.jti = credential.id;
      }),
    },
  },
];
