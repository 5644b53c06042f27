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
  {
    id: 'made-backwards',
    title: 'Made until a day before it was begun',
    change:
      'The entry says that the toys were made from January 2027 to 7 August 2026: each end escapes what is asked of the other.',
    code: 'time.malformed',
    outcome: 'fail',
    credential: 'entry',
    attack: edited((draft) => {
      lineOf(draft, 2).made = { from: '2027-01-01', until: '2026-08-07' };
    }),
    legal: {
      change: 'They were made on one day, its first and its last.',
      ...edited((draft) => {
        lineOf(draft, 2).made = { from: '2026-08-07', until: '2026-08-07' };
      }),
    },
  },
  {
    id: 'claim-good-by-waiting',
    title: 'A claim of the day after, judged the day after that',
    change:
      'The entry received on 24 September says that it was claimed on 25 September, and is judged on 26 September.',
    code: 'time.in-future',
    outcome: 'fail',
    credential: 'entry',
    attack: edited(
      (draft) => {
        subjectOf(draft, 'entry').claimedAt = '2026-09-25T15:05:00Z';
        draft.clocks.verifiedAt = '2026-09-26T15:10:00Z';
      },
      { withoutRecord: true },
    ),
    legal: {
      change: "The authority's own record says that the claim was filed on 25 September.",
      ...edited((draft) => {
        if (draft.record !== undefined) draft.record.claimedAt = Date.UTC(2026, 8, 25, 15, 5);
        draft.clocks.verifiedAt = '2026-09-26T15:10:00Z';
      }),
    },
  },
  {
    id: 'arrival-dated-ahead',
    title: 'Goods that arrive when the recordation has run out',
    change: 'The entry says that the goods arrived in 2045, after the recordation of the mark.',
    code: 'time.in-future',
    outcome: 'indeterminate',
    attack: edited(
      (draft) => {
        const subject = subjectOf(draft, 'entry');
        subject.importedAt = '2045-09-14T06:40:00-05:00';
        delete subject.enteredAt;
      },
      { withoutRecord: true },
    ),
    legal: {
      change: 'They arrived, and were entered, on the day on which the bundle is presented.',
      ...edited(
        (draft) => {
          const subject = subjectOf(draft, 'entry');
          subject.importedAt = '2026-09-24T09:00:00-05:00';
          subject.enteredAt = '2026-09-24T09:30:00-05:00';
        },
        { withoutRecord: true },
      ),
    },
  },
];
