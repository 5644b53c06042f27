import { beforeAll, describe, expect, it } from '@jest/globals';
import {
  addressOfKey,
  buildEthrDocument,
  decodeBase58,
  encodeHexData,
  type EthrDocument,
  type EthrEvent,
  type JsonObject,
  jwkThumbprint,
  normalizeDid,
  toMultikey,
} from '@originmark/core';
import { createNodeSigner, generatePrivateJwk, publicJwkOf } from '@originmark/core/node';
import type { TrustPolicy } from '@originmark/schemas';
import type { VerifierContext } from '../context.ts';
import { checkSignature } from './check-signature.ts';
import { createDidStates } from './did-states.ts';
import {
  at,
  createContext,
  createPayload,
  crypto,
  NOW,
  signCredential,
  troublesOf,
} from './signed-world.test-support.ts';

// The life of keys in did:ethr, as seen by whoever judges a signature later.

const DAY = 86_400;
const T0 = at('2026-01-01T00:00:00Z') / 1000;
const ms = (day: number): number => (T0 + day * DAY) * 1000;
const FAR = T0 + 3650 * DAY;
const NOBODY = `0x${'0'.repeat(40)}`;
const OTHER = `0x${'b2'.repeat(20)}`;

const owner = generatePrivateJwk('ES256K');
const first = generatePrivateJwk('ES256');
const second = generatePrivateJwk('EdDSA');
const IDENTITY = addressOfKey(publicJwkOf(owner))!;
const DID = `did:ethr:0x6f6d:${IDENTITY}`;

type Key = typeof first;
const multicodec = (key: Key): string =>
  encodeHexData(decodeBase58(toMultikey(publicJwkOf(key)).slice(1)));

type Step = { day: number } & (
  | { key: Key; until?: number; use?: 'veriKey' | 'sigAuth' }
  | { revoke: Key }
  | { owner: string }
);

/** One event a block, chained as the registry does. */
function historyOf(...steps: readonly Step[]): EthrEvent[] {
  return steps.map((step, index): EthrEvent => {
    const base = {
      identity: IDENTITY,
      blockNumber: 100 + index,
      blockTime: T0 + step.day * DAY,
      logIndex: 0,
      previousChange: index === 0 ? 0 : 99 + index,
    };
    if ('owner' in step) return { kind: 'owner', ...base, owner: step.owner };
    const key = 'key' in step ? step.key : step.revoke;
    const name = `did/pub/Multikey/${'key' in step ? (step.use ?? 'veriKey') : 'veriKey'}`;
    const validTo = !('key' in step) ? 0 : step.until === undefined ? FAR : T0 + step.until * DAY;
    return { kind: 'attribute', ...base, name, value: multicodec(key), validTo };
  });
}

interface Case {
  readonly steps: readonly Step[];
  readonly by?: Key;
  readonly kid?: string;
  /** Proven existence, in days after T0; without it the receipt of the bundle counts. */
  readonly existed?: number;
  readonly purpose?: 'assertionMethod' | 'authentication';
  readonly policy?: Partial<TrustPolicy>;
  readonly through?: 'staple' | 'resolver';
}

async function ask({
  by = first,
  existed,
  kid = `${DID}#delegate-1`,
  policy = {},
  purpose = 'assertionMethod',
  steps,
  through = 'staple',
}: Case) {
  const built = buildEthrDocument(DID, historyOf(...steps)) as EthrDocument;
  const { didDocument, didDocumentMetadata } = built;
  const resolve = () =>
    Promise.resolve({ didResolutionMetadata: {}, didDocument, didDocumentMetadata });
  const existedAt: VerifierContext['existedAt'] = () => (existed === undefined ? NOW : ms(existed));
  const context = createContext({
    policy,
    existedAt,
    ...(through === 'resolver' && { resolver: { resolve } }),
  });
  const document = didDocument as unknown as JsonObject;
  const staple = { document, metadata: didDocumentMetadata as JsonObject };
  const states = createDidStates(context, {
    didDocuments: new Map(through === 'staple' ? [[DID, staple]] : []),
    findings: [],
  });
  const did = kid.slice(0, kid.indexOf('#'));
  const on = await signCredential(createPayload(did), { kid, signer: createNodeSigner(by, kid) });
  const question = { jws: on.jws, typ: 'vc+jwt', signer: normalizeDid(did), purpose } as const;
  return checkSignature({ ...question, facts: { on } }, states, context);
}

const troubles = async (one: Case): Promise<string> => {
  const { findings, thumbprint } = await ask(one);
  const [trouble = 'holds', ...more] = troublesOf(findings);
  expect(more).toEqual([]);
  expect(thumbprint === undefined).toBe(trouble !== 'holds');
  return trouble.replace(/^fail /, '');
};

describe('a key of a did:ethr', () => {
  it.each(['staple', 'resolver'] as const)('in force signs, through a %s', async (through) => {
    expect(await troubles({ steps: [{ day: 0, key: first }], through })).toBe('holds');
  });

  it('serves a presentation only when it is written for it', async () => {
    const purpose = 'authentication';
    expect(await troubles({ steps: [{ day: 0, key: first }], purpose })).toBe('key.wrong-purpose');
    const steps = [{ day: 0, key: first, use: 'sigAuth' } as const];
    expect(await troubles({ steps, purpose })).toBe('holds');
    expect(await troubles({ steps })).toBe('holds');
  });

  describe('that is written twice and taken back once', () => {
    const twice: readonly Step[] = [
      { day: 0, key: first },
      { day: 0, key: first, use: 'sigAuth' },
      { day: 10, revoke: first },
    ];
    const entries = ['delegate-1', 'delegate-2'].map((id) => `${DID}#${id}`);

    it('signs nothing more, under whichever of its names', async () => {
      for (const kid of entries) expect(await troubles({ steps: twice, kid })).toBe('key.revoked');
      expect(await troubles({ steps: twice, kid: entries[1]!, existed: 11 })).toBe('key.revoked');
      expect(await troubles({ steps: twice, kid: entries[1]!, purpose: 'authentication' })).toBe(
        'key.revoked',
      );
    });

    it('signed what is proven to be older', async () => {
      for (const kid of entries)
        expect(await troubles({ steps: twice, kid, existed: 9 })).toBe('holds');
    });

    it('signs again once it is given anew', async () => {
      const steps = [...twice, { day: 20, key: first } as const];
      for (const kid of entries) expect(await troubles({ steps, kid })).toBe('holds');
      expect(await troubles({ steps, kid: entries[0]!, existed: 15 })).toBe('key.revoked');
    });

    it('leaves other keys alone', async () => {
      const steps = [...twice, { day: 0, key: second } as const].sort((a, b) => a.day - b.day);
      expect(await troubles({ steps, by: second, kid: `${DID}#delegate-3` })).toBe('holds');
    });
  });

  it('that had lapsed and is then taken back counts as stolen, not as rotated', async () => {
    const lapsed: readonly Step[] = [{ day: 0, key: first, until: 5 }];
    expect(await troubles({ steps: lapsed })).toBe('key.rotated-unproven');
    const steps = [...lapsed, { day: 10, revoke: first } as const];
    expect(await troubles({ steps })).toBe('key.revoked');
    expect(await troubles({ steps, existed: 7 })).toBe('key.rotated-unproven');
    expect(await troubles({ steps, existed: 4 })).toBe('holds');
  });

  it('is found whatever the case of the DID, and under its public key', async () => {
    const upper = `did:ethr:0x6F6D:0x${IDENTITY.slice(2).toUpperCase()}#delegate-1`;
    const byKey = `did:ethr:0x6f6d:0x${multicodec(owner).slice(6)}#delegate-1`;
    for (const kid of [upper, byKey])
      expect(await troubles({ steps: [{ day: 0, key: first }], kid })).toBe('holds');
  });

  it('is not found under the id of another', async () => {
    const steps = [
      { day: 0, key: first },
      { day: 1, key: second },
    ];
    expect(await troubles({ steps, kid: `${DID}#delegate-3` })).toBe('key.not-found');
    expect(await troubles({ steps, kid: `${DID}#delegate-2` })).toBe('signature.alg-not-allowed');
    expect(await troubles({ steps, kid: `${DID}#delegate-2`, by: second })).toBe('holds');
  });
});

describe('a key that lapsed', () => {
  const steps = [{ day: 10, key: first, until: 100 }];

  it('needs proof of earlier existence, strictly earlier', async () => {
    expect(await troubles({ steps })).toBe('key.rotated-unproven');
    expect(await troubles({ steps, existed: 100 })).toBe('key.rotated-unproven');
    expect(await troubles({ steps, existed: 99.9 })).toBe('holds');
  });

  it('is accepted where it was renewed under another id', async () => {
    const renewed = [...steps, { day: 90, key: first }];
    expect(await troubles({ steps: renewed })).toBe('holds');
    const other = [...steps, { day: 90, key: second }];
    expect(await troubles({ steps: other })).toBe('key.rotated-unproven');
  });

  it('is not accepted where the other id does not serve the purpose', async () => {
    const steps = [
      { day: 0, key: first, until: 100, use: 'sigAuth' } as const,
      { day: 50, key: first },
    ];
    expect(await troubles({ steps, purpose: 'authentication' })).toBe('key.rotated-unproven');
    expect(await troubles({ steps })).toBe('holds');
  });
});

describe('a key that was revoked', () => {
  const steps = [
    { day: 10, key: first },
    { day: 50, revoke: first },
  ];

  it('is refused from the very second of its revocation on', async () => {
    expect(await troubles({ steps })).toBe('key.revoked');
    expect(await troubles({ steps, existed: 50 })).toBe('key.revoked');
    expect(await troubles({ steps, existed: 49.99 })).toBe('holds');
  });

  it('does not come back with a lapse before it', async () => {
    const both = [{ day: 10, key: first, until: 30 }, ...steps.slice(1)];
    expect(await troubles({ steps: both, existed: 40 })).toBe('key.rotated-unproven');
    expect(await troubles({ steps: both, existed: 29 })).toBe('holds');
  });

  it('signs again once it is added again, and not in between', async () => {
    const again = [...steps, { day: 80, key: first }];
    expect(await troubles({ steps: again })).toBe('holds');
    expect(await troubles({ steps: again, existed: 60 })).toBe('key.revoked');
  });

  it('is moved back by what the policy calls compromised', async () => {
    const thumbprint = jwkThumbprint(publicJwkOf(first), crypto.sha256);
    const policy = { compromised: [{ thumbprint, since: '2026-01-31T00:00:00Z' }] };
    expect(await troubles({ steps, existed: 40, policy })).toBe('key.compromised');
    expect(await troubles({ steps, existed: 30, policy })).toBe('key.compromised');
    expect(await troubles({ steps, existed: 29, policy })).toBe('holds');
  });
});

describe('a key that came later', () => {
  it('did not sign what existed before it', async () => {
    const steps = [{ day: 10, key: first }];
    expect(await troubles({ steps, existed: 9 })).toBe('key.not-found');
    expect(await troubles({ steps, existed: 10 })).toBe('holds');
  });

  it('is the same key where an earlier id held it then', async () => {
    const steps = [
      { day: 10, key: first, until: 100 },
      { day: 90, key: first },
    ];
    const kid = `${DID}#delegate-2`;
    expect(await troubles({ steps, kid, existed: 20 })).toBe('holds');
    expect(await troubles({ steps, kid, existed: 5 })).toBe('key.not-found');
  });
});

describe('the controller', () => {
  const kid = `${DID}#controller`;

  it('signs by its address alone', async () => {
    expect(await troubles({ steps: [], by: owner, kid })).toBe('holds');
    expect(await troubles({ steps: [], by: owner, kid, purpose: 'authentication' })).toBe('holds');
    const byKey = `did:ethr:0x6f6d:0x${multicodec(owner).slice(6)}#controllerKey`;
    expect(await troubles({ steps: [], by: owner, kid: byKey })).toBe('holds');
  });

  it('is nobody else, and uses no other algorithm', async () => {
    const stranger = generatePrivateJwk('ES256K');
    expect(await troubles({ steps: [], by: stranger, kid })).toBe('signature.invalid');
    expect(await troubles({ steps: [], by: first, kid })).toBe('signature.alg-not-allowed');
  });

  it('signed what existed before the owner changed, and nothing after', async () => {
    const steps = [{ day: 50, owner: OTHER }];
    expect(await troubles({ steps, by: owner, kid, existed: 49 })).toBe('holds');
    expect(await troubles({ steps, by: owner, kid, existed: 50 })).toBe('key.revoked');
    expect(await troubles({ steps, by: owner, kid })).toBe('key.revoked');
  });

  it('may come back', async () => {
    const steps = [
      { day: 50, owner: OTHER },
      { day: 60, owner: IDENTITY },
    ];
    expect(await troubles({ steps, by: owner, kid })).toBe('holds');
    expect(await troubles({ steps, by: owner, kid, existed: 55 })).toBe('key.revoked');
    expect(await troubles({ steps, by: owner, kid, existed: 10 })).toBe('holds');
  });
});

describe('a deactivated did:ethr', () => {
  const steps = [
    { day: 0, key: first },
    { day: 50, owner: NOBODY },
    { day: 60, owner: IDENTITY },
    { day: 70, key: second },
  ];

  it.each(['staple', 'resolver'] as const)(
    'keeps what was signed before, by %s',
    async (through) => {
      expect(await troubles({ steps, existed: 49, through })).toBe('holds');
      expect(await troubles({ steps, existed: 50, through })).toBe('did.deactivated');
      expect(await troubles({ steps, through })).toBe('did.deactivated');
    },
  );

  it('is deactivated for the keys that the registry let come back', async () => {
    expect(await troubles({ steps, by: second, kid: `${DID}#delegate-2` })).toBe('did.deactivated');
    expect(await troubles({ steps, by: owner, kid: `${DID}#controller` })).toBe('did.deactivated');
  });
});

describe('a history that is judged often', () => {
  let answers: string[];
  beforeAll(async () => {
    const steps = [
      { day: 0, key: first },
      { day: 50, revoke: first },
    ];
    answers = await Promise.all([49, 50, 49, 50].map((existed) => troubles({ steps, existed })));
  });
  it('gives the same answer whatever was asked before', () => {
    expect(answers).toEqual(['holds', 'key.revoked', 'holds', 'key.revoked']);
  });
});
