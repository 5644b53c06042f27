import type { EntryBundle } from '@originmark/schemas';
import type { SignedStory } from '../story/demo-story.ts';
import { edited, type HostileTwin, tampered, UNTOUCHED } from './hostile-twin.ts';

type Proof = NonNullable<NonNullable<EntryBundle['evidence']>['existenceProofs']>[number];

const AUTHORIZATION = 'makerAuthorization';

/** The proof of a credential as it travels in the bundle. */
function stapledOf(signed: SignedStory, key: string): Proof {
  const digest = signed.credentials[key]?.credentialDigest;
  const proofs = signed.bundle.evidence?.existenceProofs ?? [];
  const found = proofs.find(({ credentialDigest }) => credentialDigest === digest);
  if (found === undefined) throw new Error(`"${key}" has no proof in the bundle`);
  return found;
}

/** A text with its last letter turned into another that the form allows. */
function turn(text: string, last: readonly [string, string]): string {
  const [one, other] = last;
  return text.slice(0, -1) + (text.endsWith(one) ? other : one);
}

/** Forgeries of one proof: none of them may date the maker's authorisation. */
const FORGERIES: readonly {
  readonly id: string;
  readonly title: string;
  readonly change: string;
  readonly forge: (proof: Proof, signed: SignedStory) => void;
}[] = [
  {
    id: 'proof-with-another-salt',
    title: 'A proof whose salt was changed',
    change: "The salt in the proof of the maker's authorisation is another than was anchored.",
    forge: (proof) => {
      proof.salt = turn(proof.salt, ['A', 'E']);
    },
  },
  {
    id: 'proof-with-another-path',
    title: 'A proof whose path leads elsewhere',
    change: 'The proof has a path of one step more than the tree has.',
    forge: (proof) => {
      proof.path = [...proof.path, proof.salt];
    },
  },
  {
    id: 'proof-with-the-checkpoint-of-another',
    title: 'A proof under the checkpoint of another batch',
    change: 'The checkpoint is that of the master licence, stamped two years before.',
    forge: (proof, signed) => {
      const other = stapledOf(signed, 'masterLicence');
      Object.assign(proof, { checkpoint: other.checkpoint, proof: other.proof });
    },
  },
  {
    id: 'proof-with-a-checkpoint-of-its-own',
    title: 'A checkpoint that was never stamped',
    change: 'The checkpoint was named anew; EAS holds no time for it.',
    forge: (proof) => {
      proof.checkpoint = `another.example${proof.checkpoint.slice(proof.checkpoint.indexOf('\n'))}`;
    },
  },
  {
    id: 'proof-with-a-forged-header',
    title: 'A block that never was',
    change: 'A byte of the block header in the proof was changed.',
    forge: ({ proof }) => {
      proof.header = turn(proof.header ?? '', ['0', '1']);
    },
  },
  {
    id: 'proof-of-another-slot',
    title: 'The time of something else',
    change: 'The nodes of the proof lead to the time of the master licence.',
    forge: ({ proof }, signed) => {
      const { storage } = stapledOf(signed, 'masterLicence').proof;
      if (storage !== undefined) proof.storage = storage;
    },
  },
];

/** What existed when, where only the ledger can tell. */
export const LEDGER_TWINS: readonly HostileTwin[] = [
  {
    id: 'licence-made-after-the-goods',
    title: 'A licence written when the goods were made already',
    change: 'The authorisation of the maker is dated in January; it was anchored on 20 August.',
    code: 'chain.existence-unproven',
    outcome: 'indeterminate',
    line: 2,
    credential: AUTHORIZATION,
    attack: edited((draft) => {
      draft.credentials[AUTHORIZATION].anchoredAt = '2026-08-20T15:00:00Z';
    }),
    legal: {
      change: 'It was anchored on 19 July, the day before the first mark was applied.',
      ...edited((draft) => {
        draft.credentials[AUTHORIZATION].anchoredAt = '2026-07-19T15:00:00Z';
      }),
    },
  },
  {
    id: 'payload-anchored-before-it-was-signed',
    title: 'What was anchored was not signed yet',
    change: 'The payload of the authorisation was anchored in January, not what was signed.',
    code: 'chain.existence-unproven',
    outcome: 'indeterminate',
    line: 2,
    credential: AUTHORIZATION,
    attack: edited((draft) => {
      draft.credentials[AUTHORIZATION].anchoredText = ({ credential }) =>
        JSON.stringify(credential);
    }),
    legal: {
      change: 'The signed form was anchored in January, signature included.',
      ...UNTOUCHED,
    },
  },
  {
    id: 'digest-anchored-before-it-was-signed',
    title: 'A digest was anchored, and signed later',
    change: 'The digest of the authorisation was anchored in January, not what was signed.',
    code: 'intake.staple-unproven',
    outcome: 'fail',
    attack: edited((draft) => {
      draft.credentials[AUTHORIZATION].anchoredText = ({ credentialDigest }) => credentialDigest;
    }),
    legal: {
      change: 'The signed form was anchored in January, signature included.',
      ...UNTOUCHED,
    },
  },
  ...FORGERIES.map(
    ({ id, title, change, forge }): HostileTwin => ({
      id,
      title,
      change,
      code: 'chain.existence-unproven',
      outcome: 'indeterminate',
      line: 2,
      credential: AUTHORIZATION,
      attack: tampered((signed) => {
        const proofs = signed.bundle.evidence?.existenceProofs ?? [];
        const own = stapledOf(signed, AUTHORIZATION);
        const forged = structuredClone(own);
        forge(forged, signed);
        proofs[proofs.indexOf(own)] = forged;
      }),
      legal: { change: 'The proof travels as the ledger gave it.', ...UNTOUCHED },
    }),
  ),
  {
    id: 'forged-proof-beside-the-true-one',
    title: 'A proof that is no proof',
    change: 'Beside the proof of the authorisation stands another, with a forged header.',
    code: 'intake.staple-unproven',
    outcome: 'fail',
    attack: tampered((signed) => {
      const forged = structuredClone(stapledOf(signed, AUTHORIZATION));
      forged.proof.header = turn(forged.proof.header ?? '', ['0', '1']);
      signed.bundle.evidence?.existenceProofs?.push(forged);
    }),
    legal: {
      change: 'The same proof stands there twice.',
      ...tampered((signed) => {
        const again = structuredClone(stapledOf(signed, AUTHORIZATION));
        signed.bundle.evidence?.existenceProofs?.push(again);
      }),
    },
  },
  {
    id: 'block-not-in-the-policy',
    title: 'A block that the verifier does not know',
    change: 'The policy lists another block than that at which the proofs are stapled.',
    code: 'chain.existence-unproven',
    outcome: 'indeterminate',
    line: 2,
    credential: AUTHORIZATION,
    attack: edited((draft) => {
      for (const ledger of draft.policy.ledgers ?? [])
        ledger.checkpoints = [{ block: 40, hash: `0x${'4b'.repeat(32)}` }];
    }),
    legal: { change: 'The policy lists the block of the proofs.', ...UNTOUCHED },
  },
  {
    id: 'receipt-anchored-after-the-claim',
    title: 'A receipt that nothing dates before the claim',
    change: 'The importer says January; its receipt was anchored a minute after the claim.',
    code: 'origin.possession-unproven',
    outcome: 'indeterminate',
    line: 2,
    attack: edited((draft) => {
      draft.credentials.toyReceipt.anchoredAt = '2026-09-24T15:06:00Z';
    }),
    legal: {
      change: 'It was anchored a minute before the claim.',
      ...edited((draft) => {
        draft.credentials.toyReceipt.anchoredAt = '2026-09-24T15:04:00Z';
      }),
    },
  },
  {
    id: 'anchored-at-the-exporter-only',
    title: 'It existed; that is not possession',
    change: 'The exporter anchored its certification in January; the importer never its receipt.',
    code: 'origin.possession-unproven',
    outcome: 'indeterminate',
    line: 2,
    attack: edited((draft) => {
      draft.credentials.toyReceipt.anchoredAt = null;
    }),
    legal: {
      change: 'The importer anchored its receipt, and the exporter never its certification.',
      ...edited((draft) => {
        draft.credentials.toyExporterCertification.anchoredAt = null;
      }),
    },
  },
];
