import type { RevocationRecord } from '@originmark/schemas';
import { statusListUrl } from '../credentials/draft-credential.ts';
import type { DraftStatusList, StoryDraft } from '../story/draft.ts';
import { revoke } from '../story/edits.ts';
import { edited, type HostileTwin } from './hostile-twin.ts';

const CERTIFICATION = 'suitcaseCertification';
const NEWEST = 'maletas/revocation';
const OLDER = 'maletas/revocation, the version before';
/** Before the claim of 15:05, and between the claim and the presentation. */
const BEFORE = '2026-09-24T14:00:00Z';
const AFTER = '2026-09-24T15:06:00Z';

function newestOf(draft: StoryDraft): DraftStatusList {
  const found = draft.statusLists[NEWEST];
  if (found === undefined) throw new Error(`there is no list "${NEWEST}"`);
  return found;
}

/**
 * The maker published version 1 an hour before the claim and version 2, which follows it, right after; both
 * are stapled, and the proof of the older. What the draft had set by then stands in both.
 */
function publishTwice(draft: StoryDraft): { older: DraftStatusList; newest: DraftStatusList } {
  const newest = newestOf(draft);
  const older: DraftStatusList = {
    ...newest,
    set: [...newest.set],
    revocations: structuredClone(newest.revocations),
    validFrom: BEFORE,
    proofStapled: true,
  };
  draft.statusLists[OLDER] = older;
  Object.assign(newest, { sequence: 2, follows: OLDER, validFrom: AFTER });
  return { older, newest };
}

/** Withdrawn in version 2 alone. */
function withdraw(
  draft: StoryDraft,
  record?: Omit<RevocationRecord, 'statusListIndex'>,
): ReturnType<typeof publishTwice> {
  const versions = publishTwice(draft);
  revoke(draft, CERTIFICATION, record);
  return versions;
}

/** Lists over time: the version that was in force at the claim is asked, and only where it shows that it was. */
export const STATUS_HISTORY_TWINS: readonly HostileTwin[] = [
  {
    id: 'status-history-with-a-gap',
    title: 'An old clear list without the one that followed it',
    change:
      'The certification is withdrawn without a day in version 3; the bundle adds the clear version 1, and leaves out version 2.',
    code: 'status.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      const { newest } = withdraw(draft);
      delete newest.follows;
      Object.assign(newest, { sequence: 3, previousDigest: `uEi${'A'.repeat(44)}` });
    }),
    legal: {
      change: 'Version 2, which follows version 1, withdrew it after the claim.',
      ...edited((draft) => {
        withdraw(draft);
      }),
    },
  },
  {
    id: 'status-history-unproven',
    title: 'An old clear list of which nobody knows when it was made',
    change:
      'The maker withdrew its certification without a day, and adds an older clear list that no ledger has seen before the claim.',
    code: 'status.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      withdraw(draft).older.proofStapled = false;
    }),
    legal: {
      change: 'The older list was anchored before the claim.',
      ...edited((draft) => {
        withdraw(draft);
      }),
    },
  },
  {
    id: 'status-history-forked',
    title: 'Two lists of one number',
    change:
      'The maker signed two versions 1 of its list, one with the withdrawal and one without it.',
    code: 'status.untrusted-list',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      const { newest } = withdraw(draft);
      delete newest.follows;
      newest.sequence = 1;
    }),
    legal: {
      change: 'The list with the withdrawal is version 2, and follows version 1.',
      ...edited((draft) => {
        withdraw(draft);
      }),
    },
  },
  {
    id: 'status-history-exchanged',
    title: 'A list that follows another than the one that is shown',
    change: 'Version 1 was made clear afterwards: version 2 names another version 1.',
    code: 'status.untrusted-list',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      const { newest } = withdraw(draft);
      delete newest.follows;
      newest.previousDigest = `uEi${'A'.repeat(44)}`;
    }),
    legal: {
      change: 'Version 2 names the version 1 that is shown.',
      ...edited((draft) => {
        withdraw(draft);
      }),
    },
  },
  {
    id: 'withdrawal-behind-an-older-list',
    title: 'A withdrawal before the claim behind an older list',
    change:
      'The certification ceased on 20 September; the bundle adds a later list that did not show it yet.',
    code: 'status.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      withdraw(draft, { kind: 'ceased', effectiveFrom: '2026-09-20T00:00:00Z' });
    }),
    legal: {
      change: 'It ceased a minute after the claim.',
      ...edited((draft) => {
        withdraw(draft, { kind: 'ceased', effectiveFrom: AFTER });
      }),
    },
  },
  {
    id: 'withdrawal-moved-behind-the-claim',
    title: 'A withdrawal that was moved behind the claim',
    change:
      'The list of before the claim said that the certification ceased on 20 September; the newest says that it ceased after the claim.',
    code: 'status.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      revoke(draft, CERTIFICATION, { kind: 'ceased', effectiveFrom: '2026-09-20T00:00:00Z' });
      const { newest } = publishTwice(draft);
      for (const record of newest.revocations) record.effectiveFrom = AFTER;
    }),
    legal: {
      change: 'Both lists say that it ceases after the claim.',
      ...edited((draft) => {
        revoke(draft, CERTIFICATION, { kind: 'ceased', effectiveFrom: AFTER });
        publishTwice(draft);
      }),
    },
  },
  {
    id: 'status-list-undone',
    title: 'A withdrawal that was taken back',
    change: 'The list of before the claim shows the withdrawal, and the newest shows it no more.',
    code: 'status.revoked',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      revoke(draft, CERTIFICATION);
      publishTwice(draft).newest.set.length = 0;
    }),
    legal: {
      change: 'Another of its certifications was withdrawn by then, and is so still.',
      ...edited((draft) => {
        newestOf(draft).set.push(17);
        publishTwice(draft);
      }),
    },
  },
  {
    id: 'status-history-cut-short',
    title: 'A history that ends too soon',
    change:
      'The verifier has seen version 3 of the list; the bundle shows the clear versions 1 and 2.',
    code: 'status.rolled-back',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited(
      (draft) => {
        publishTwice(draft);
      },
      { memory: { statusSequences: new Map([[statusListUrl('maletas', 'revocation'), 3]]) } },
    ),
    legal: {
      change: 'It has seen version 2, which the bundle shows.',
      ...edited(
        (draft) => {
          publishTwice(draft);
        },
        { memory: { statusSequences: new Map([[statusListUrl('maletas', 'revocation'), 2]]) } },
      ),
    },
  },
];
