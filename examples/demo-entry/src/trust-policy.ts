import { jwkThumbprint } from '@originmark/core';
import { createNodeCrypto } from '@originmark/core/node';
import type { DrawDownCounters, PublicKeyJwk, TrustPolicy } from '@originmark/schemas';
import { toTrustedLedger } from '@originmark/ledger';
import { urnOf } from './derive.ts';
import { EARLIER_USES } from './facts/licences.ts';
import { PRODUCTS } from './facts/lines.ts';
import { RIGHTS } from './facts/rights.ts';
import type { PartyName } from './facts/parties.ts';
import { PARTIES } from './facts/parties.ts';
import { didOf, keyOf } from './keys.ts';
import type { PreparedLedger } from './ledger/prepare-ledger.ts';

const { sha256 } = createNodeCrypto();

/** RFC 7638 thumbprint of a party's key for credentials. */
export function thumbprintOf(party: PartyName): string {
  return jwkThumbprint(keyOf(party).publicJwk, sha256);
}

/** The verifier's trust policy: one root, one resolver, one ledger, nothing to look up. */
export function createTrustPolicy({ ledger }: Pick<PreparedLedger, 'ledger'>): TrustPolicy {
  const keysOf = (party: PartyName) => ({
    keys: [thumbprintOf(party)],
    jwks: [{ ...keyOf(party).publicJwk } as PublicKeyJwk],
  });
  return {
    type: 'TrustPolicy',
    version: 1,
    id: 'https://verifier.customs.example/trust/demo',
    name: 'Demo trust policy',
    sequence: 7,
    validFrom: '2026-09-01T00:00:00Z',
    audience: didOf('verifier'),
    roots: [
      {
        did: didOf('trust'),
        name: PARTIES.trust.name,
        ...keysOf('trust'),
        recognizedTo: [
          { action: 'recognize', credentialType: 'OrganizationIdentityCredential' },
          { action: 'recognize', credentialType: 'IntellectualPropertyRightsCredential' },
        ],
      },
    ],
    resolvers: [{ did: didOf('resolver'), ...keysOf('resolver') }],
    didMethods: ['web', 'key', 'jwk', 'ethr'],
    ledgers: [toTrustedLedger(ledger) as NonNullable<TrustPolicy['ledgers']>[number]],
    recordations: [RIGHTS.mark, RIGHTS.art].map(({ right, recordation }) => ({
      number: recordation.number,
      right,
      goods: [{ system: 'HS2022', prefix: '9503' }],
      products: [PRODUCTS.toy],
      from: recordation.from,
      until: recordation.until,
    })),
    required: {
      integrity: [
        'intake',
        'signature',
        'issuer',
        'did',
        'key',
        'claims',
        'time',
        'schema',
        'context',
        'status',
        'chain',
        'holder',
      ],
      filing: ['entry', 'chain'],
      preference: ['origin', 'chain'],
      ipr: ['licence', 'chain', 'scope'],
      documents: ['documents'],
    },
    rules: {
      revokedParent: { extendsCredential: 'cascade', recognizedIn: 'prospective' },
      expiredParent: { extendsCredential: 'cascade', recognizedIn: 'prospective' },
      statusMaxAgeSeconds: 900,
      unprovenPossession: 'review',
      clockSkewSeconds: 60,
    },
  };
}

/** What earlier entries are known to have drawn from the capped grants. */
export function createCounters(): DrawDownCounters {
  return {
    type: 'DrawDownCounters',
    version: 1,
    uses: ['masterLicence', 'sublicence', 'makerAuthorization'].flatMap((key) =>
      EARLIER_USES.map(({ entryNumber, quantity, on }) => ({
        credential: urnOf(key),
        entryNumber,
        entryVersion: 1,
        quantity: { value: quantity, unit: 'C62' },
        on,
      })),
    ),
  };
}
