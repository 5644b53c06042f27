import { lineOf } from '../story/edits.ts';
import { forge, subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, judged } from './hostile-twin.ts';

/** Documents used before, after, or beside their time. */
export const TIME_TWINS: readonly HostileTwin[] = [
  {
    id: 'parent-expired-before-manufacture',
    title: 'A licence that had ended when the mark was applied',
    change: 'The sublicence ended on 1 August; the toys were made until 7 August.',
    code: 'chain.parent-expired',
    outcome: 'fail',
    line: 2,
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      draft.credentials.sublicence.credential.validUntil = '2026-08-01T00:00:00Z';
    }),
    legal: {
      change: 'The sublicence ended on 8 August, when the toys were made.',
      ...edited((draft) => {
        draft.credentials.sublicence.credential.validUntil = '2026-08-08T00:00:00Z';
      }),
    },
  },
  {
    id: 'not-yet-valid',
    title: 'Relied on before it was valid',
    change: 'The exporter certifies from October on; the claim was made in September.',
    code: 'time.not-yet-valid',
    outcome: 'fail',
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      draft.credentials.toyExporterCertification.credential.validFrom = '2026-10-01T00:00:00Z';
    }),
    legal: {
      change: 'The certification is valid from the day before the claim.',
      ...edited((draft) => {
        draft.credentials.toyExporterCertification.credential.validFrom = '2026-09-23T00:00:00Z';
      }),
    },
  },
  {
    id: 'expired',
    title: 'Relied on after it had run out',
    change: 'The certification ran out on 1 September; the claim was made on 24 September.',
    code: 'time.expired',
    outcome: 'fail',
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      draft.credentials.toyExporterCertification.credential.validUntil = '2026-09-01T00:00:00Z';
    }),
    legal: {
      change: 'The certification ran out a minute after the claim, before it was verified.',
      ...edited((draft) => {
        draft.credentials.toyExporterCertification.credential.validUntil = '2026-09-24T15:06:00Z';
      }),
    },
  },
  {
    id: 'received-in-the-future',
    title: 'A receipt from the future',
    change: 'The importer says that it will have received the certification in December.',
    code: 'time.in-future',
    outcome: 'fail',
    credential: 'toyReceipt',
    attack: edited((draft) => {
      subjectOf(draft, 'toyReceipt').receivedAt = '2026-12-01T00:00:00Z';
    }),
    legal: {
      change: 'Its clock is half a minute fast.',
      ...edited((draft) => {
        subjectOf(draft, 'toyReceipt').receivedAt = '2026-09-24T15:10:30Z';
      }),
    },
  },
  {
    id: 'day-that-does-not-exist',
    title: 'A day that no calendar has',
    change: 'The certification is dated 30 February.',
    code: 'time.malformed',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      forge(draft, 'suitcaseCertification', () => {
        subjectOf(draft, 'suitcaseCertification').signedAt = '2026-02-30T12:00:00Z';
      });
    }),
    legal: {
      change: 'The certification is dated 28 February, in the time of León.',
      ...edited((draft) => {
        subjectOf(draft, 'suitcaseCertification').signedAt = '2026-02-28T12:00:00-06:00';
      }),
    },
  },
  {
    id: 'never-valid',
    title: 'Over before it began',
    change: 'The certification runs out on the day before it begins.',
    code: 'time.malformed',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      forge(draft, 'suitcaseCertification', (credential) => {
        credential['validUntil'] = '2026-09-03T00:00:00Z';
      });
    }),
    legal: {
      change: 'It runs out four years after it begins.',
      ...edited((draft) => {
        draft.credentials.suitcaseCertification.credential.validUntil = '2030-09-04T18:30:00Z';
      }),
    },
  },
  {
    id: 'maker-authorised-later',
    title: 'Authorised after the goods were made',
    change:
      'The authorisation of the maker is valid from 1 August; the toys were begun on 20 July.',
    code: 'time.not-yet-valid',
    outcome: 'fail',
    line: 2,
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      draft.credentials.makerAuthorization.credential.validFrom = '2026-08-01T00:00:00Z';
    }),
    legal: {
      change: 'It is valid from 20 July.',
      ...edited((draft) => {
        draft.credentials.makerAuthorization.credential.validFrom = '2026-07-20T00:00:00Z';
      }),
    },
  },
  {
    id: 'claim-dated-ahead',
    title: 'A claim that is yet to be made',
    change:
      'The entry dates its claim three months ahead, by when all would have been received and granted.',
    code: 'time.in-future',
    outcome: 'fail',
    credential: 'entry',
    attack: edited(
      (draft) => {
        subjectOf(draft, 'entry').claimedAt = '2026-12-24T15:05:00Z';
      },
      { withoutRecord: true },
    ),
    legal: {
      change: 'The claim is judged as of another day before, because the verifier asks for it.',
      ...judged({ asOf: '2026-09-23T15:05:00Z' }),
    },
  },
  {
    id: 'goods-yet-to-be-made',
    title: 'Goods that are yet to be made',
    change: 'The entry says that the toys will be made in October.',
    code: 'time.in-future',
    outcome: 'fail',
    credential: 'entry',
    attack: edited((draft) => {
      lineOf(draft, 2).made = { from: '2026-10-01', until: '2026-10-09' };
    }),
    legal: {
      change: 'They were made until the day before they arrived.',
      ...edited((draft) => {
        lineOf(draft, 2).made = { from: '2026-07-20', until: '2026-09-13' };
      }),
    },
  },
  {
    id: 'made-after-import',
    title: 'Goods made after they arrived',
    change: 'The entry says that the toys of 14 September were made on 25 September.',
    code: 'time.in-future',
    outcome: 'fail',
    attack: edited((draft) => {
      lineOf(draft, 2).made = { from: '2026-09-25', until: '2026-09-25' };
    }),
    legal: {
      change: 'They were made up to the day on which they arrived.',
      ...edited((draft) => {
        lineOf(draft, 2).made = { from: '2026-07-20', until: '2026-09-14' };
      }),
    },
  },
];
