import { signRaw } from '../story/sign-credentials.ts';
import type { BitstringStatusListEntry } from '@originmark/schemas';
import { statusListUrl } from '../credentials/draft-credential.ts';
import { signerOf } from '../keys.ts';
import type { DraftStatusList, StoryDraft } from '../story/draft.ts';
import { revoke, suspend } from '../story/edits.ts';
import { restaple } from './forge-token.ts';
import { edited, type HostileTwin, judged, tampered } from './hostile-twin.ts';

const CERTIFICATION = 'suitcaseCertification';
const LIST = 'maletas/revocation';

function listOf(draft: StoryDraft, key = LIST): DraftStatusList {
  const found = draft.statusLists[key];
  if (found === undefined) throw new Error(`there is no list "${key}"`);
  return found;
}

/** The revocation entry of the suitcase certification. */
function entryOf(draft: StoryDraft): BitstringStatusListEntry {
  const status = draft.credentials[CERTIFICATION].credential.credentialStatus;
  const entries = Array.isArray(status) ? status : [];
  const found = entries.find(({ statusPurpose }) => statusPurpose === 'revocation');
  if (found === undefined) throw new Error('the certification has no revocation status');
  return found;
}

/** Withdrawals, and lists that do not say what they are taken to say. */
export const STATUS_TWINS: readonly HostileTwin[] = [
  {
    id: 'licence-revoked-before-manufacture',
    title: 'A licence withdrawn before the mark was applied',
    change: 'The sublicence ceased on 15 July; the toys were begun on 20 July.',
    code: 'status.revoked',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      revoke(draft, 'sublicence', { kind: 'ceased', effectiveFrom: '2026-07-15T00:00:00Z' });
    }),
    legal: {
      change: 'The sublicence ceased on 10 August, when the toys were made.',
      ...edited((draft) => {
        revoke(draft, 'sublicence', { kind: 'ceased', effectiveFrom: '2026-08-10T00:00:00Z' });
      }),
    },
  },
  {
    id: 'parent-revoked-before-manufacture',
    title: 'A master licence withdrawn above a sublicence',
    change: 'The master licence ceased on 15 July, and what rests on it fell with it.',
    code: 'chain.parent-revoked',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      revoke(draft, 'masterLicence', { kind: 'ceased', effectiveFrom: '2026-07-15T00:00:00Z' });
    }),
    legal: {
      change: 'The master licence ceased on 10 August, when the toys were made.',
      ...edited((draft) => {
        revoke(draft, 'masterLicence', { kind: 'ceased', effectiveFrom: '2026-08-10T00:00:00Z' });
      }),
    },
  },
  {
    id: 'certification-never-true',
    title: 'A certification that was never true',
    change: 'The maker withdrew its certification after the claim, as false from the start.',
    code: 'status.revoked',
    outcome: 'fail',
    line: 3,
    credential: CERTIFICATION,
    attack: edited((draft) => {
      revoke(draft, CERTIFICATION, {
        kind: 'false-from-the-start',
        effectiveFrom: '2026-09-24T15:07:00Z',
      });
    }),
    legal: {
      change: 'The maker replaced it after the claim, to correct the spelling of a name.',
      ...edited((draft) => {
        revoke(draft, CERTIFICATION, {
          kind: 'clerical-replaced',
          effectiveFrom: '2026-09-24T15:07:00Z',
        });
      }),
    },
  },
  {
    id: 'withdrawn-since',
    title: 'Clear at the claim, withdrawn since',
    change: 'The exporter withdrew its certification two minutes after the claim.',
    code: 'status.revoked-since',
    outcome: 'fail',
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      revoke(draft, 'toyExporterCertification', {
        kind: 'ceased',
        effectiveFrom: '2026-09-24T15:07:00Z',
      });
    }),
    legal: {
      change: 'The exporter withdrew another of its certifications.',
      ...edited((draft) => {
        listOf(draft, 'horizonte/revocation').set.push(17);
      }),
    },
  },
  {
    id: 'certification-suspended',
    title: 'A certification on hold',
    change: 'The exporter has suspended its certification.',
    code: 'status.suspended',
    outcome: 'fail',
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      suspend(draft, 'toyExporterCertification');
    }),
    legal: {
      change: 'The exporter has suspended another of its certifications.',
      ...edited((draft) => {
        listOf(draft, 'horizonte/suspension').set.push(17);
      }),
    },
  },
  {
    id: 'status-left-out',
    title: 'A certification that cannot be withdrawn',
    change:
      'The maker certifies without a status, so that nobody could ever learn of a withdrawal.',
    code: 'status.missing',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      delete draft.credentials[CERTIFICATION].credential.credentialStatus;
    }),
    legal: {
      change: 'It has a revocation status and no suspension status.',
      ...edited((draft) => {
        draft.credentials[CERTIFICATION].credential.credentialStatus = entryOf(draft);
      }),
    },
  },
  {
    id: 'status-list-withheld',
    title: 'A list that is not there',
    change: 'The list with the withdrawal is left out of the bundle, and nothing may be fetched.',
    code: 'status.unavailable',
    outcome: 'indeterminate',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      revoke(draft, CERTIFICATION);
      listOf(draft).stapled = false;
    }),
    legal: {
      change: 'The list is stapled, and nothing is withdrawn.',
      ...edited((draft) => {
        listOf(draft).set.push(17);
      }),
    },
  },
  {
    id: 'status-list-stale',
    title: 'A list from before the withdrawal',
    change: 'The list in the bundle is four days old.',
    code: 'status.stale',
    outcome: 'indeterminate',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      listOf(draft).validFrom = '2026-09-20T15:00:00Z';
    }),
    legal: {
      change: 'The list in the bundle is just fifteen minutes old.',
      ...edited((draft) => {
        listOf(draft).validFrom = '2026-09-24T14:55:00Z';
      }),
    },
  },
  {
    id: 'status-list-rolled-back',
    title: 'An older list than the one already seen',
    change: 'The bundle holds version 1 of the list; the verifier has already seen version 5.',
    code: 'status.rolled-back',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: judged({
      memory: { statusSequences: new Map([[statusListUrl('maletas', 'revocation'), 5]]) },
    }),
    legal: {
      change: 'The bundle holds version 6.',
      ...edited(
        (draft) => {
          Object.assign(listOf(draft), { sequence: 6, previousDigest: `uEi${'A'.repeat(44)}` });
        },
        { memory: { statusSequences: new Map([[statusListUrl('maletas', 'revocation'), 5]]) } },
      ),
    },
  },
  {
    id: 'status-list-of-another-issuer',
    title: 'A list that somebody else keeps',
    change: "The certification points to the exporter's list, which its maker does not keep.",
    code: 'status.untrusted-list',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      entryOf(draft).statusListCredential = statusListUrl('horizonte', 'revocation');
    }),
    legal: {
      change: "The certification has another place on its maker's own list.",
      ...edited((draft) => {
        entryOf(draft).statusListIndex = '17';
      }),
    },
  },
  {
    id: 'status-list-of-another-purpose',
    title: 'A list that answers another question',
    change: "The revocation status points to the maker's suspension list, where nothing is set.",
    code: 'status.purpose-mismatch',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      entryOf(draft).statusListCredential = statusListUrl('maletas', 'suspension');
    }),
    legal: {
      change: 'Revocation and suspension stand at two places of two lists.',
      ...edited((draft) => {
        entryOf(draft).statusListIndex = '18';
      }),
    },
  },
  {
    id: 'status-index-out-of-range',
    title: 'A place beyond the end of the list',
    change: 'The certification has place 131,072 of a list of 131,072.',
    code: 'status.out-of-range',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: edited((draft) => {
      entryOf(draft).statusListIndex = '131072';
    }),
    legal: {
      change: 'It has the last place.',
      ...edited((draft) => {
        entryOf(draft).statusListIndex = '131071';
      }),
    },
  },
  {
    id: 'status-list-unreadable',
    title: 'A list that is no list',
    change: 'The maker signs a list whose content cannot be unpacked.',
    code: 'status.malformed',
    outcome: 'fail',
    credential: CERTIFICATION,
    attack: tampered(async (signed) => {
      const list = signed.statusLists[LIST]?.credential ?? {};
      const subject = list.credentialSubject as object;
      const broken = { ...list, credentialSubject: { ...subject, encodedList: 'uH4sIAAAAAAAA' } };
      const header = { typ: 'vc+jwt', cty: 'vc' };
      restaple(signed, LIST, await signRaw(broken, header, signerOf('maletas')));
    }),
    legal: {
      change: 'The maker signs a list with hundreds of other places set.',
      ...edited((draft) => {
        const own = Number(entryOf(draft).statusListIndex);
        for (let index = 0; index < 500; index += 1) {
          if (index !== own) listOf(draft).set.push(index);
        }
      }),
    },
  },
];
