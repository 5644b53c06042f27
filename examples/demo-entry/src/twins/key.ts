import { encodeBase64Url } from '@originmark/core';
import { createNodeSigner } from '@originmark/core/node';
import { deriveDemoJwk } from '../demo-jwk.ts';
import type { DemoVerificationMethod } from '../did-documents.ts';
import { didOf, keyOf, signerOf } from '../keys.ts';
import type { DraftDid, StoryDraft } from '../story/draft.ts';
import { lineOf } from '../story/edits.ts';
import { thumbprintOf } from '../trust-policy.ts';
import { subjectOf } from './change-draft.ts';
import { type HostileTwin, edited } from './hostile-twin.ts';
import { inTheNameOf } from './forge-token.ts';

const CERTIFICATION = 'toyExporterCertification';
const ISSUE_KEY = keyOf('horizonte').kid;

function didOfExporter(draft: StoryDraft): DraftDid {
  const found = draft.dids[didOf('horizonte')];
  if (found === undefined) throw new Error('the exporter has no DID document');
  return found;
}

/** The exporter's key for credentials, as its DID document has it. */
function methodOf(draft: StoryDraft): DemoVerificationMethod {
  const found = didOfExporter(draft).document.verificationMethod.find(({ id }) => id === ISSUE_KEY);
  if (found === undefined) throw new Error('the exporter has no key for credentials');
  return found;
}

/** Has the maker of the suitcases issue its invoice under another DID, with its own key. */
function sellUnder(draft: StoryDraft, did: string, kid: string): void {
  const invoice = draft.credentials.suitcaseInvoice;
  invoice.signer = inTheNameOf(kid, signerOf('maletas'));
  invoice.credential.issuer = did;
  subjectOf(draft, 'suitcaseInvoice').seller.id = did;
  lineOf(draft, 3).exporter = did;
}

const maletasJwk = keyOf('maletas').publicJwk;
const asDidJwk = `did:jwk:${encodeBase64Url(
  new TextEncoder().encode(
    JSON.stringify({ kty: 'EC', crv: maletasJwk.crv, x: maletasJwk.x, y: maletasJwk.y }),
  ),
)}`;

/** Keys that are not there, not for this, not the issuer's, or no longer good. */
export const KEY_TWINS: readonly HostileTwin[] = [
  {
    id: 'key-not-in-document',
    title: 'A key that the DID document does not list',
    change: 'The exporter signs with a key that its DID document does not list.',
    code: 'key.not-found',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      draft.credentials[CERTIFICATION].signer = inTheNameOf(
        `${didOf('horizonte')}#retired`,
        signerOf('horizonte'),
      );
    }),
    legal: {
      change: 'The exporter signs with a second key, and its document lists it.',
      ...edited((draft) => {
        const id = `${didOf('horizonte')}#second`;
        draft.credentials[CERTIFICATION].signer = inTheNameOf(id, signerOf('horizonte'));
        const { document } = didOfExporter(draft);
        document.verificationMethod.push({ ...methodOf(draft), id });
        document.assertionMethod.push(id);
      }),
    },
  },
  {
    id: 'key-for-presentations-only',
    title: 'A key for log-ins under an entry',
    change: 'The broker signs the entry with its key for presentations.',
    code: 'key.wrong-purpose',
    outcome: 'fail',
    credential: 'entry',
    attack: edited((draft) => {
      draft.credentials.entry.signer = signerOf('gulfline', 'present');
    }),
    legal: {
      change: 'Its document lists that key for credentials too.',
      ...edited((draft) => {
        draft.credentials.entry.signer = signerOf('gulfline', 'present');
        draft.dids[didOf('gulfline')]?.document.assertionMethod.push(
          keyOf('gulfline', 'present').kid,
        );
      }),
    },
  },
  {
    id: 'key-of-small-order',
    title: 'A key under which anything verifies',
    change: 'The exporter publishes an Ed25519 key of small order, under which forgeries verify.',
    code: 'key.weak',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      const identityPoint = Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 1 : 0));
      methodOf(draft).publicKeyJwk = {
        kty: 'OKP',
        crv: 'Ed25519',
        x: encodeBase64Url(identityPoint),
      };
      draft.credentials[CERTIFICATION].signer = {
        alg: 'EdDSA',
        kid: ISSUE_KEY,
        // R the identity, S zero: holds for every message under that key.
        sign: () => Uint8Array.from({ length: 64 }, (_, i) => (i === 0 ? 1 : 0)),
      };
    }),
    legal: {
      change: 'The exporter publishes a sound Ed25519 key and signs with it.',
      ...edited((draft) => {
        const jwk = deriveDemoJwk('horizonte second', 'Ed25519');
        methodOf(draft).publicKeyJwk = { kty: jwk.kty, crv: jwk.crv, x: jwk.x };
        const signer = createNodeSigner(jwk, ISSUE_KEY);
        draft.credentials[CERTIFICATION].signer = signer;
        draft.credentials.toyInvoice.signer = signer;
        for (const list of Object.values(draft.statusLists))
          if (list.issuer === didOf('horizonte')) list.signer = signer;
      }),
    },
  },
  {
    id: 'key-controlled-by-another',
    title: "A key in one's document that another controls",
    change: "The exporter's DID document says that the importer controls its key.",
    code: 'key.controller-mismatch',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      methodOf(draft).controller = didOf('harborpine');
    }),
    legal: {
      change: 'Another key of the document, which signs nothing here, is controlled by another.',
      ...edited((draft) => {
        const other = didOfExporter(draft).document.verificationMethod.find(
          ({ id }) => id !== ISSUE_KEY,
        );
        if (other !== undefined) other.controller = didOf('harborpine');
      }),
    },
  },
  {
    id: 'identifier-deactivated',
    title: 'A deactivated identifier',
    change: 'The exporter has deactivated its DID.',
    code: 'did.deactivated',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      didOfExporter(draft).metadata = { deactivated: true };
    }),
    legal: {
      change: 'The resolver says that the DID is not deactivated, and when it was updated.',
      ...edited((draft) => {
        didOfExporter(draft).metadata = { deactivated: false, updated: '2026-01-02T00:00:00Z' };
      }),
    },
  },
  {
    id: 'method-not-allowed',
    title: 'A DID method that the policy does not allow',
    change: 'The maker issues its invoice under a DID method that nobody agreed on.',
    code: 'did.method-not-allowed',
    outcome: 'fail',
    credential: 'suitcaseInvoice',
    attack: edited((draft) => {
      sellUnder(draft, 'did:ion:maletas', 'did:ion:maletas#key-1');
    }),
    legal: {
      change: 'The maker issues it under did:jwk, which the policy allows.',
      ...edited((draft) => {
        sellUnder(draft, asDidJwk, `${asDidJwk}#0`);
      }),
    },
  },
  {
    id: 'identifier-unresolvable',
    title: 'Nobody says what the identifier stands for',
    change: "The bundle carries no resolution of the exporter's DID, and nothing may be fetched.",
    code: 'did.unresolvable',
    outcome: 'indeterminate',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      didOfExporter(draft).stapled = false;
    }),
    legal: {
      change: 'The DID document of a party that signs nothing here is left out.',
      ...edited((draft) => {
        const registrar = draft.dids[didOf('verifier')];
        if (registrar !== undefined) registrar.stapled = false;
      }),
    },
  },
  {
    id: 'key-revoked',
    title: 'A key that its owner revoked',
    change:
      "The exporter's key was revoked in June, and nothing proves that the signature is older.",
    code: 'key.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      draft.credentials[CERTIFICATION].anchoredAt = null;
      methodOf(draft)['revoked'] = '2026-06-01T00:00:00Z';
    }),
    legal: {
      change: 'The key is to be revoked at the end of the year.',
      ...edited((draft) => {
        methodOf(draft)['revoked'] = '2026-12-31T00:00:00Z';
      }),
    },
  },
  {
    id: 'key-rotated',
    title: 'A key no longer in use',
    change: "The exporter's key expired in June, and nothing proves that the signature is older.",
    code: 'key.rotated-unproven',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      draft.credentials[CERTIFICATION].anchoredAt = null;
      methodOf(draft)['expires'] = '2026-06-01T00:00:00Z';
    }),
    legal: {
      change: 'The key expires at the end of the year.',
      ...edited((draft) => {
        methodOf(draft)['expires'] = '2026-12-31T00:00:00Z';
      }),
    },
  },
  {
    id: 'key-stolen',
    title: 'A key reported stolen',
    change:
      "The policy lists the exporter's key as compromised since June, and nothing proves that the signature is older.",
    code: 'key.compromised',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      draft.credentials[CERTIFICATION].anchoredAt = null;
      draft.policy.compromised = [
        { thumbprint: thumbprintOf('horizonte'), since: '2026-06-01T00:00:00Z' },
      ];
    }),
    legal: {
      change: 'The policy lists a key that signs nothing here.',
      ...edited((draft) => {
        draft.policy.compromised = [
          { thumbprint: thumbprintOf('verifier'), since: '2026-06-01T00:00:00Z' },
        ];
      }),
    },
  },
];
