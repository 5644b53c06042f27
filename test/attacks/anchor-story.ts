import {
  createCheckpoint,
  createCommitment,
  createMerkleTree,
  digestCheckpoint,
  encodeBase64Url,
  encodeHexData,
  type EthereumRequest,
  parseDateTime,
} from '@originmark/core';
import { createNodeCrypto, createNodeSigner, generatePrivateJwk } from '@originmark/core/node';
import { createDemoStory, type SignedStory, type StoryDraft } from '@originmark/demo-entry';
import type { EntryVerdict, ExistenceProof } from '@originmark/schemas';
import { verifyBundle } from './verify-story.ts';

const { sha256 } = createNodeCrypto();
const CHAIN_ID = '0x6f6d';
const EAS = `0x${'ea'.repeat(20)}`;
/** Keccak-256 of no code: the registry of a ledger that has none. */
const CODE_HASH = '0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470';

/** When each credential of a story was anchored: RFC 3339 by key; those not named never were. */
export type Anchors = Readonly<Record<string, string>>;

/** What is anchored in place of the token, where a test lies. */
export type AnchoredText = (signed: SignedStory, key: string) => string;

/** How a story is anchored and told. */
export interface AnchoredStory {
  readonly edit?: (draft: StoryDraft) => void;
  readonly anchors: (signed: SignedStory) => Anchors;
  readonly text?: AnchoredText;
  readonly presentedAt?: string;
}

/** Judges a story that its parties anchored, in the order given and in the reverse one. */
export async function verifyAnchored({
  anchors,
  edit,
  presentedAt,
  text = tokenOf,
}: AnchoredStory): Promise<readonly [EntryVerdict, EntryVerdict]> {
  const stamps = new Map<string, number>();
  const proofs: ExistenceProof[] = [];
  const story = await createDemoStory({
    edit: (draft) => {
      draft.policy.ledgers = [
        {
          chainId: CHAIN_ID,
          registry: `0x${'1d'.repeat(20)}`,
          eas: EAS,
          codeHash: CODE_HASH,
          finality: { instant: true },
        },
      ];
      edit?.(draft);
    },
    tamper: async (signed) => {
      for (const [key, time] of Object.entries(anchors(signed))) {
        const { digest, proof } = await anchor(signed, key, text(signed, key));
        stamps.set(digest, secondsOf(time));
        proofs.push(proof);
      }
      signed.bundle.evidence = { ...signed.bundle.evidence, existenceProofs: proofs };
    },
  });
  const request: EthereumRequest = ({ method, params }) => {
    if (method === 'eth_chainId') return Promise.resolve(CHAIN_ID);
    if (method === 'eth_getCode') return Promise.resolve('0x');
    const [{ data }] = params as [{ data: string }];
    const seconds = stamps.get(`0x${data.slice(10)}`) ?? 0;
    return Promise.resolve(`0x${seconds.toString(16).padStart(64, '0')}`);
  };
  const reversed = JSON.stringify({
    ...story.bundle,
    evidence: { ...story.bundle.evidence, existenceProofs: proofs.toReversed() },
  });
  const verification = presentedAt === undefined ? {} : { presentedAt };
  const judge = (bundle: string) =>
    verifyBundle(story, bundle, verification, { ledgers: () => request });
  return [await judge(story.bundleText), await judge(reversed)];
}

function tokenOf(signed: SignedStory, key: string): string {
  return signed.credentials[key]?.token ?? '';
}

/** Anchors a text for a credential, next to a neighbour. */
async function anchor(signed: SignedStory, key: string, text: string) {
  const salt = sha256(new TextEncoder().encode(key));
  const commitment = createCommitment(
    { salt, tag: 'credential', bytes: new TextEncoder().encode(text) },
    sha256,
  );
  const { pathOf, root, size } = createMerkleTree([sha256(salt), commitment], sha256);
  const signer = createNodeSigner(generatePrivateJwk('EdDSA'), 'did:web:anchor.example#key-1');
  const head = { origin: 'anchor.example', size, root };
  const checkpoint = await createCheckpoint(head, signer, sha256);
  const proof: ExistenceProof = {
    credentialDigest: signed.credentials[key]?.credentialDigest ?? '',
    salt: encodeBase64Url(salt),
    index: 1,
    path: pathOf(1).map(encodeBase64Url),
    checkpoint,
    proof: { chainId: CHAIN_ID, eas: EAS },
  };
  return { digest: encodeHexData(digestCheckpoint({ text: checkpoint }, sha256)), proof };
}

function secondsOf(time: string): number {
  const at = parseDateTime(time);
  if (at === undefined) throw new Error(`${time} is no moment`);
  return Math.ceil(at / 1000);
}
