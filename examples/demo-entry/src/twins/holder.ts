import { didOf, signerOf } from '../keys.ts';
import type { StoryDraft } from '../story/draft.ts';
import { fileWithoutBroker, subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, judged } from './hostile-twin.ts';

const CHALLENGE = {
  nonce: 'b2f1c6d84e0a4f5c9b7d1e3a',
  audience: 'did:web:verifier.customs.example',
};

function answerChallenge(draft: StoryDraft): void {
  draft.presentation.nonce = CHALLENGE.nonce;
}

/** Presentations that are somebody else's, for somebody else, or of another time. */
export const HOLDER_TWINS: readonly HostileTwin[] = [
  {
    id: 'nonce-of-another-entry',
    title: 'Presented for another entry',
    change: 'The presentation was signed for entry Z9Z-0042618-2.',
    code: 'holder.nonce',
    outcome: 'fail',
    attack: edited((draft) => {
      draft.presentation.nonce = 'Z9Z-0042618-2/1';
    }),
    legal: {
      change: 'It is the second version of the entry, and the presentation is signed for that.',
      ...edited((draft) => {
        subjectOf(draft, 'entry').entryVersion = 2;
      }),
    },
  },
  {
    id: 'audience-of-another',
    title: 'Presented to somebody else',
    change: 'The presentation was made to another verifier, who hands it on.',
    code: 'holder.audience',
    outcome: 'fail',
    attack: edited((draft) => {
      draft.presentation.audience = 'did:web:marketplace.example';
    }),
    legal: {
      change: 'The policy names another audience, and the presentation is made to that.',
      ...edited((draft) => {
        draft.policy.audience = 'did:web:marketplace.example';
        draft.presentation.audience = 'did:web:marketplace.example';
      }),
    },
  },
  {
    id: 'nonce-replayed',
    title: 'Presented twice',
    change: 'A recorded presentation is played back to the verifier that asked for it.',
    code: 'holder.replayed',
    outcome: 'fail',
    attack: edited(answerChallenge, { challenge: { ...CHALLENGE, alreadyUsed: true } }),
    legal: {
      change: 'The presentation answers the challenge for the first time.',
      ...edited(answerChallenge, { challenge: { ...CHALLENGE, alreadyUsed: false } }),
    },
  },
  {
    id: 'presented-by-another-holder',
    title: 'Presented by somebody else than who filed',
    change: "The importer presents the broker's entry as its own.",
    code: 'holder.not-bound',
    outcome: 'fail',
    attack: edited((draft) => {
      draft.presentation.signer = signerOf('harborpine', 'present');
    }),
    legal: {
      change: 'The importer files and presents by itself.',
      ...edited(fileWithoutBroker),
    },
  },
  {
    id: 'presentation-back-dated',
    title: 'A presentation that had run out',
    change: 'The presentation ends at 15:13 and is received at 15:15.',
    code: 'holder.expired',
    outcome: 'fail',
    attack: judged({ presentedAt: '2026-09-24T15:15:00Z' }),
    legal: {
      change: 'It is received at 15:12.',
      ...judged({ presentedAt: '2026-09-24T15:12:00Z' }),
    },
  },
  {
    id: 'presentation-without-end',
    title: 'An answer that never runs out',
    change: 'A presentation that answers a challenge is good for a year.',
    code: 'holder.expired',
    outcome: 'fail',
    attack: edited(
      (draft) => {
        answerChallenge(draft);
        draft.presentation.expiresAt = draft.presentation.issuedAt + 31_536_000;
      },
      { challenge: { ...CHALLENGE, alreadyUsed: false } },
    ),
    legal: {
      change: 'It is good for five minutes.',
      ...edited(answerChallenge, { challenge: { ...CHALLENGE, alreadyUsed: false } }),
    },
  },
  {
    id: 'presentation-with-issuing-key',
    title: 'A presentation under a key for credentials',
    change: 'The broker signs the presentation with its key for credentials.',
    code: 'key.wrong-purpose',
    outcome: 'fail',
    attack: edited((draft) => {
      draft.presentation.signer = signerOf('gulfline');
    }),
    legal: {
      change: 'Its document lists that key for presentations too.',
      ...edited((draft) => {
        draft.presentation.signer = signerOf('gulfline');
        draft.dids[didOf('gulfline')]?.document.authentication.push(signerOf('gulfline').kid);
      }),
    },
  },
];
