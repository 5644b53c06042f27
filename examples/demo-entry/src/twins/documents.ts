import { partyOf } from '../credentials/draft-credential.ts';
import { inTheNameOf } from './forge-token.ts';
import { fileLine, subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, UNTOUCHED } from './hostile-twin.ts';
import { signerOf } from '../keys.ts';

/** Papers that do not say the same thing. */
export const DOCUMENT_TWINS: readonly HostileTwin[] = [
  {
    id: 'invoice-number-edited',
    title: 'A certification edited to fit another invoice',
    change:
      'For a second shipment the importer writes the new invoice number into the old certification.',
    code: 'signature.invalid',
    outcome: 'fail',
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      const certification = draft.credentials.suitcaseCertification;
      subjectOf(draft, 'suitcaseCertification').invoiceNumber = 'MB-2026-05604';
      certification.signer = inTheNameOf(certification.signer.kid, signerOf('harborpine'));
      fileLine(draft, 3, { invoiceNumbers: ['MB-2026-05604'] });
      subjectOf(draft, 'suitcaseInvoice').invoiceNumber = 'MB-2026-05604';
    }),
    legal: {
      change: 'The maker certifies the second shipment.',
      ...edited((draft) => {
        subjectOf(draft, 'suitcaseCertification').invoiceNumber = 'MB-2026-05604';
        fileLine(draft, 3, { invoiceNumbers: ['MB-2026-05604'] });
        subjectOf(draft, 'suitcaseInvoice').invoiceNumber = 'MB-2026-05604';
      }),
    },
  },
  {
    id: 'more-entered-than-invoiced',
    title: 'More entered than invoiced',
    change: 'The invoice is for 1,000 suitcases, the entry for 1,200.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 3,
    attack: edited((draft) => {
      const [item] = subjectOf(draft, 'suitcaseInvoice').lines;
      if (item !== undefined) item.quantity.value = '1000';
    }),
    legal: {
      change: 'The invoice is for 100 dozen.',
      ...edited((draft) => {
        const [item] = subjectOf(draft, 'suitcaseInvoice').lines;
        if (item !== undefined) item.quantity = { value: '100', unit: 'DZN' };
      }),
    },
  },
  {
    id: 'value-understated',
    title: 'Entered below the invoice',
    change: 'The suitcases are entered at 40,000 and invoiced at 57,600 US dollars.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 3,
    attack: edited((draft) => {
      fileLine(draft, 3, { enteredValue: { amount: '40000', currency: 'USD' } });
    }),
    legal: {
      change: 'Half of them are entered, at half the value: a split shipment.',
      ...edited((draft) => {
        fileLine(draft, 3, {
          enteredValue: { amount: '28800', currency: 'USD' },
          quantities: [{ value: '600', unit: 'C62' }],
          grossWeight: { value: '2220', unit: 'KGM' },
        });
      }),
    },
  },
  {
    id: 'presented-otherwise-than-filed',
    title: 'Presented to suit the certification, filed as something else',
    change: 'The line is filed as 9504.50.0000 and presented as 9503.00.0073.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      const own = draft.record?.lines.find(({ line }) => line === 2);
      if (own !== undefined) own.hts = '9504.50.0000';
    }),
    legal: {
      change: 'It is filed without the points that people write.',
      ...edited((draft) => {
        const own = draft.record?.lines.find(({ line }) => line === 2);
        if (own !== undefined) own.hts = '9503000073';
      }),
    },
  },
  {
    id: 'less-presented-than-filed',
    title: 'Less presented than was filed',
    change: 'The toys are filed as 60,000 pieces and presented as 6,000.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      const own = draft.record?.lines.find(({ line }) => line === 2);
      if (own !== undefined) own.quantities = [{ value: '60000', unit: 'C62' }];
    }),
    legal: {
      change: 'They are filed by the dozen.',
      ...edited((draft) => {
        const own = draft.record?.lines.find(({ line }) => line === 2);
        if (own !== undefined) own.quantities = [{ value: '500', unit: 'DOZ' }];
      }),
    },
  },
  {
    id: 'line-left-out',
    title: 'A line that was filed and not presented',
    change: 'The T-shirts were filed as line 4 and are left out of what is presented.',
    code: 'documents.conflict',
    outcome: 'fail',
    attack: edited((draft) => {
      const subject = subjectOf(draft, 'entry');
      subject.lines = subject.lines.filter(({ line }) => line !== 4);
    }),
    legal: { change: 'All lines are presented.', ...UNTOUCHED },
  },
  {
    id: 'certified-by-another-maker',
    title: "A certification of another maker's goods",
    change: 'The certification of the toys names Maletas as their producer; Altiplano made them.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 2,
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'toyExporterCertification').producer = partyOf('maletas');
    }),
    legal: {
      change: 'It names both as producers of the toys.',
      ...edited((draft) => {
        const both = [partyOf('maletas'), partyOf('altiplano')];
        subjectOf(draft, 'toyExporterCertification').producer = both;
      }),
    },
  },
  {
    id: 'certified-for-another-exporter',
    title: 'A certification for what somebody else exports',
    change: 'The certification of the suitcases names another exporter than the line does.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'suitcaseCertification').exporter = partyOf('horizonte');
    }),
    legal: {
      change: 'The producer certifies, and does not know who will export.',
      ...edited((draft) => {
        subjectOf(draft, 'suitcaseCertification').exporter = 'Unknown';
      }),
    },
  },
  {
    id: 'entered-years-before-arrival',
    title: 'Entered under an older law than it arrived under',
    change: 'The entry says that the goods were entered in 2021 and arrived in 2026.',
    code: 'documents.conflict',
    outcome: 'fail',
    attack: edited(
      (draft) => {
        subjectOf(draft, 'entry').enteredAt = '2021-01-04T10:00:00-06:00';
      },
      { withoutRecord: true },
    ),
    legal: {
      change: 'Cargo release was filed three days before they arrived.',
      ...edited(
        (draft) => {
          subjectOf(draft, 'entry').enteredAt = '2026-09-11T09:00:00-05:00';
        },
        { withoutRecord: true },
      ),
    },
  },
  {
    id: 'invoiced-after-the-claim',
    title: 'Sold after it was claimed',
    change: 'The invoice of the suitcases is of a day in 2030.',
    code: 'documents.conflict',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseInvoice',
    attack: edited((draft) => {
      subjectOf(draft, 'suitcaseInvoice').invoiceDate = '2030-01-01';
    }),
    legal: {
      change: 'It is of the day of the claim, after the goods had arrived.',
      ...edited((draft) => {
        subjectOf(draft, 'suitcaseInvoice').invoiceDate = '2026-09-24';
      }),
    },
  },
];
