import type { BillOfLading } from '@originmark/schemas';
import { partyOf } from '../credentials/draft-credential.ts';
import { BILLS } from '../facts/header.ts';
import type { StoryDraft } from '../story/draft.ts';
import { removeSupport, revoke } from '../story/edits.ts';
import { claimNothing, fileLine, forge, moveShipment, reissue, subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, judged } from './hostile-twin.ts';

/** By another entry, under a bill of its own. */
const EARLIER_USE = {
  certification: 'suitcaseCertification',
  entryNumber: 'Z9Z-0042551-5',
  bills: ['ZZGT26080412'],
};

/** Leaves a line with what is not evidence of origin. */
function withoutCertification(draft: StoryDraft): void {
  removeSupport(draft, 3, 'suitcaseCertification');
  removeSupport(draft, 3, 'suitcaseReceipt');
}

/** Leaves 2,310 US dollars of goods that are claimed under USMCA. */
function enterLittle(draft: StoryDraft): void {
  claimNothing(draft, 2);
  fileLine(draft, 3, { enteredValue: { amount: '2310', currency: 'USD' } });
  const [item] = subjectOf(draft, 'suitcaseInvoice').lines;
  if (item !== undefined) item.amount = { amount: '2310.00', currency: 'USD' };
}

function certifyAs(draft: StoryDraft, code: string): void {
  for (const key of ['toyExporterCertification', 'toyMakerCertification'] as const) {
    const [good] = subjectOf(draft, key).goods;
    if (good !== undefined) good.tariffClassification.code = code;
  }
}

function placeExporter(draft: StoryDraft, addressCountry: string): void {
  const subject = subjectOf(draft, 'suitcaseCertification');
  subject.exporter = { ...partyOf('maletas'), address: { addressCountry } };
}

type Transshipment = NonNullable<BillOfLading['transshipments']>[number];

function landElsewhere(draft: StoryDraft, underCustomsControl: boolean): void {
  subjectOf(draft, 'veracruzBill').transshipments = [
    {
      location: { name: 'Kingston', country: 'JM' },
      underCustomsControl,
      operations: ['unloading', 'storing', 'reloading'],
    },
  ];
}

/** Lands the shirts, which are claimed under CAFTA-DR, in Jamaica under customs control. */
function landShirts(draft: StoryDraft, operations: Transshipment['operations']): void {
  subjectOf(draft, 'puertoCortesBill').transshipments = [
    {
      location: { name: 'Kingston', country: 'JM' },
      underCustomsControl: true,
      ...(operations !== undefined && { operations }),
    },
  ];
}

function giveStatusNowhere(credential: Record<string, unknown>): void {
  credential['credentialStatus'] = [
    {
      type: 'BitstringStatusListEntry',
      statusPurpose: 'revocation',
      statusListIndex: '7',
      statusListCredential: 'https://carrier.example/status/revocation',
    },
  ];
}

/** Has the importer sign the certification of the toys, and call itself what it is not. */
function certifyByImporter(draft: StoryDraft, certifierRole: 'importer' | 'exporter' | 'producer') {
  reissue(draft, 'toyExporterCertification', 'harborpine');
  const { toyExporterCertification: certification } = draft.credentials;
  certification.edges = [{ role: 'certifier', to: 'harborpineIdentity' }];
  Object.assign(subjectOf(draft, 'toyExporterCertification'), {
    certifierRole,
    certifier: partyOf('harborpine'),
  });
}

/** Claims of preference whose evidence does not carry them. */
export const ORIGIN_TWINS: readonly HostileTwin[] = [
  {
    id: 'certified-as-the-producer',
    title: 'An importer that certifies as the producer',
    change:
      'The importer signs the certification as producer, and the producer it names is another.',
    code: 'entry.line-unsupported',
    outcome: 'fail',
    line: 2,
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      certifyByImporter(draft, 'producer');
    }),
    legal: {
      change: 'It certifies as the importer it is.',
      ...edited((draft) => {
        certifyByImporter(draft, 'importer');
      }),
    },
  },
  {
    id: 'certified-as-the-exporter',
    title: 'An importer that certifies as the exporter',
    change:
      'The importer signs the certification as exporter, and the exporter it names is another.',
    code: 'entry.line-unsupported',
    outcome: 'fail',
    line: 2,
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      certifyByImporter(draft, 'exporter');
    }),
    legal: {
      change:
        'The exporter certifies, is not named a second time, and keeps its producer confidential.',
      ...edited((draft) => {
        const subject = subjectOf(draft, 'toyExporterCertification');
        delete subject.exporter;
        subject.producer = 'Available upon request by the importing authorities';
      }),
    },
  },
  {
    id: 'no-certification',
    title: 'A claim on nothing',
    change: 'The suitcases are claimed under USMCA without any certification.',
    code: 'origin.no-certification',
    outcome: 'fail',
    line: 3,
    attack: edited(withoutCertification),
    legal: {
      change: 'Originating goods worth 2,310 US dollars in all are claimed without one.',
      ...edited((draft) => {
        withoutCertification(draft);
        enterLittle(draft);
      }),
    },
  },
  {
    id: 'certification-of-another-agreement',
    title: 'A claim under another agreement',
    change: 'The toys are claimed under CAFTA-DR on a certification under USMCA.',
    code: 'origin.spi-mismatch',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      fileLine(draft, 2, { spi: 'P' });
    }),
    legal: {
      change: 'The toys are claimed under USMCA.',
      ...edited((draft) => {
        fileLine(draft, 2, { spi: 'S' });
      }),
    },
  },
  {
    id: 'agreement-not-in-force',
    title: 'A claim under an agreement that has ended',
    change: 'The suitcases are claimed under NAFTA, in 2026.',
    code: 'origin.agreement-not-in-force',
    outcome: 'fail',
    line: 3,
    attack: edited((draft) => {
      fileLine(draft, 3, { spi: 'MX' });
    }),
    legal: {
      change: 'The suitcases are claimed under its successor.',
      ...edited((draft) => {
        fileLine(draft, 3, { spi: 'S' });
      }),
    },
  },
  {
    id: 'certified-as-something-else',
    title: 'A certification of other goods',
    change: 'The certifications are for 9504.50, the line is entered as 9503.00.',
    code: 'origin.hs-mismatch',
    outcome: 'fail',
    line: 2,
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      certifyAs(draft, '9504.50');
    }),
    legal: {
      change: 'The certifications are for 9503.00.00, eight digits of the same.',
      ...edited((draft) => {
        certifyAs(draft, '9503.00.00');
      }),
    },
  },
  {
    id: 'outside-the-blanket-period',
    title: 'One day after the blanket period',
    change: 'The ship arrives in Houston at 00:30 on 5 January 2027; the period ended on the 4th.',
    code: 'origin.blanket-period',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      moveShipment(draft, {
        importedAt: '2027-01-05T06:30:00Z',
        claimedAt: '2027-01-15T15:05:00Z',
      });
    }),
    legal: {
      change: 'It arrives an hour earlier, at 23:30 on 4 January, stored as 5 January in UTC.',
      ...edited((draft) => {
        moveShipment(draft, {
          importedAt: '2027-01-05T05:30:00Z',
          claimedAt: '2027-01-15T15:05:00Z',
        });
      }),
    },
  },
  {
    id: 'single-shipment-used-again',
    title: 'A certification of one shipment used for another',
    change: 'The certification of the suitcases was used for a shipment of three weeks before.',
    code: 'origin.single-shipment-other-shipment',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: judged({ uses: [{ ...EARLIER_USE, imported: '2026-08-24' }] }),
    legal: {
      change: 'It was used for another entry of the same shipment, under the same bill of lading.',
      ...judged({ uses: [{ ...EARLIER_USE, bills: [BILLS.veracruz.billNumber] }] }),
    },
  },
  {
    id: 'single-shipment-perhaps-split',
    title: 'A certification of one shipment under two bills',
    change: 'The certification of the suitcases was used under another bill a week before.',
    code: 'origin.single-shipment-other-shipment',
    outcome: 'indeterminate',
    line: 3,
    credential: 'suitcaseCertification',
    attack: judged({ uses: [{ ...EARLIER_USE, imported: '2026-09-07' }] }),
    legal: {
      change: 'Another certification was used there.',
      ...judged({
        uses: [{ ...EARLIER_USE, certification: 'toyMakerCertification', imported: '2026-08-24' }],
      }),
    },
  },
  {
    id: 'blanket-period-too-long',
    title: 'A blanket period of more than twelve months',
    change: 'The exporter certifies for two years.',
    code: 'origin.blanket-period',
    outcome: 'fail',
    line: 2,
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'toyExporterCertification').blanketPeriod = {
        from: '2026-01-06',
        until: '2028-01-05',
      };
    }),
    legal: {
      change: 'The exporter certifies for twelve months to the day.',
      ...edited((draft) => {
        subjectOf(draft, 'toyExporterCertification').blanketPeriod = {
          from: '2026-01-06',
          until: '2027-01-05',
        };
      }),
    },
  },
  {
    id: 'received-after-the-claim',
    title: 'A certification that came after the claim',
    change: 'The importer received the certification two minutes after it made the claim.',
    code: 'origin.possessed-late',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      subjectOf(draft, 'toyReceipt').receivedAt = '2026-09-24T15:07:00Z';
    }),
    legal: {
      change: 'The importer received it a minute before.',
      ...edited((draft) => {
        subjectOf(draft, 'toyReceipt').receivedAt = '2026-09-24T15:04:00Z';
      }),
    },
  },
  {
    id: 'statement-left-out',
    title: 'A certification without its statement',
    change: 'The certification says in its own words that the goods are fine.',
    code: 'origin.statement-missing',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'suitcaseCertification').statement =
        'We certify that the goods are made in Mexico.';
    }),
    legal: {
      change: 'The statement stands in capitals, on several lines.',
      ...edited((draft) => {
        const subject = subjectOf(draft, 'suitcaseCertification');
        subject.statement = subject.statement.toUpperCase().replaceAll(' and ', '\n and ');
      }),
    },
  },
  {
    id: 'criterion-of-another-agreement',
    title: 'A criterion that does not exist',
    change: 'The certification gives criterion F, which only NAFTA knew.',
    code: 'origin.criterion-invalid',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      const [good] = subjectOf(draft, 'suitcaseCertification').goods;
      if (good !== undefined) good.originCriterion = 'F';
    }),
    legal: {
      change: 'The certification gives the paragraph instead of the letter.',
      ...edited((draft) => {
        const [good] = subjectOf(draft, 'suitcaseCertification').goods;
        if (good !== undefined) good.originCriterion = 'GN 11(b)(ii)';
      }),
    },
  },
  {
    id: 'exporter-outside-the-territory',
    title: 'An exporter in no country of the agreement',
    change: 'The exporter on the certification has its address in China.',
    code: 'origin.party-outside-territory',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      placeExporter(draft, 'CN');
    }),
    legal: {
      change: 'The exporter has its address in Canada.',
      ...edited((draft) => {
        placeExporter(draft, 'CA');
      }),
    },
  },
  {
    id: 'certification-older-than-four-years',
    title: 'A certification of more than four years ago',
    change: 'The certification was completed on 20 September 2022.',
    code: 'origin.acceptance-expired',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'suitcaseCertification').signedAt = '2022-09-20T12:00:00-06:00';
    }),
    legal: {
      change: 'The certification was completed on 28 September 2022.',
      ...edited((draft) => {
        subjectOf(draft, 'suitcaseCertification').signedAt = '2022-09-28T12:00:00-06:00';
      }),
    },
  },
  {
    id: 'left-customs-control-on-the-way',
    title: 'Out of customs control on the way',
    change: 'The goods were unloaded in Jamaica and left customs control there.',
    code: 'origin.transit',
    outcome: 'fail',
    line: 3,
    credential: 'veracruzBill',
    attack: edited((draft) => {
      landElsewhere(draft, false);
    }),
    legal: {
      change: 'They were unloaded, stored and reloaded there under customs control.',
      ...edited((draft) => {
        landElsewhere(draft, true);
      }),
    },
  },
  {
    id: 'stored-on-the-way-under-cafta-dr',
    title: 'Stored on the way, under an agreement that does not name it',
    change:
      'The shirts, claimed under CAFTA-DR, were stored in Jamaica under customs control, which only USMCA names.',
    code: 'origin.transit',
    outcome: 'indeterminate',
    line: 1,
    credential: 'puertoCortesBill',
    attack: edited((draft) => {
      landShirts(draft, ['unloading', 'storing', 'reloading']);
    }),
    legal: {
      change: 'They were unloaded there and reloaded, under customs control.',
      ...edited((draft) => {
        landShirts(draft, ['unloading', 'reloading']);
      }),
    },
  },
  {
    id: 'bill-that-nobody-can-check',
    title: 'The way of the goods by a bill that nobody can check',
    change: 'The bill of lading names a status list that is not to be had.',
    code: 'origin.transit',
    outcome: 'indeterminate',
    line: 3,
    credential: 'veracruzBill',
    attack: edited((draft) => {
      forge(draft, 'veracruzBill', giveStatusNowhere);
    }),
    legal: {
      change: 'The bill of the other ship names it.',
      ...edited((draft) => {
        forge(draft, 'puertoCortesBill', giveStatusNowhere);
      }),
    },
  },
  {
    id: 'certifier-vouches-for-itself',
    title: 'A certifier whom nobody else knows',
    change: 'The maker of the suitcases issues its own identity.',
    code: 'origin.identity-self-asserted',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      reissue(draft, 'maletasIdentity', 'maletas');
      draft.credentials.maletasIdentity.edges = [];
    }),
    legal: {
      change: 'The registrar vouches for it, and its invoice does not name that identity.',
      ...edited((draft) => {
        draft.credentials.suitcaseInvoice.edges = [];
      }),
    },
  },
  {
    id: 'possession-not-shown',
    title: 'No receipt',
    change: 'The importer shows no receipt of the certification.',
    code: 'origin.possession-unproven',
    outcome: 'indeterminate',
    line: 2,
    attack: edited((draft) => {
      removeSupport(draft, 2, 'toyReceipt');
    }),
    legal: {
      change: 'The policy does not ask for a proof of possession.',
      ...edited((draft) => {
        draft.policy.rules.unprovenPossession = 'ignore';
      }),
    },
  },
  {
    id: 'record-withheld',
    title: 'A production record that is named and not shown',
    change: 'The certification of the suitcase names a record, and the importer leaves it out.',
    code: 'chain.parent-missing',
    outcome: 'indeterminate',
    line: 3,
    attack: edited((draft) => {
      draft.sealed = [];
      draft.presentation.without = ['suitcaseRecord'];
    }),
    legal: {
      change: 'The certification names no record, which the law does not ask for.',
      ...edited((draft) => {
        const { suitcaseCertification } = draft.credentials;
        suitcaseCertification.edges = suitcaseCertification.edges.filter(
          ({ role }) => role !== 'basedOn',
        );
      }),
    },
  },
  {
    id: 'record-expired',
    title: 'A production record that has run out',
    change: 'The certification of the suitcase names a record that stopped being valid.',
    code: 'origin.rule-undecidable',
    outcome: 'indeterminate',
    line: 3,
    credential: 'suitcaseRecord',
    attack: edited((draft) => {
      forge(draft, 'suitcaseRecord', (record) => {
        record['validUntil'] = '2026-09-20T00:00:00Z';
      });
    }),
    legal: {
      change: 'The certification names no record, which the law does not ask for.',
      ...edited((draft) => {
        const { suitcaseCertification } = draft.credentials;
        suitcaseCertification.edges = suitcaseCertification.edges.filter(
          ({ role }) => role !== 'basedOn',
        );
      }),
    },
  },
  {
    id: 'never-true-and-little',
    title: 'Never true, under a value that needs no certification',
    change: 'Of goods worth 2,310 US dollars the certification was false from the start.',
    code: 'status.revoked',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      enterLittle(draft);
      revoke(draft, 'suitcaseCertification');
    }),
    legal: {
      change: 'The certification lacks its statement, and none need be submitted.',
      ...edited((draft) => {
        enterLittle(draft);
        subjectOf(draft, 'suitcaseCertification').statement = 'We certify that all is well.';
      }),
    },
  },
  {
    id: 'never-true-below',
    title: 'Relied on a certification that was never true',
    change: "The maker's own certification, on which the exporter's rests, was never true.",
    code: 'chain.parent-revoked',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      revoke(draft, 'toyMakerCertification');
    }),
    legal: {
      change: 'The exporter certifies on its own information, and the maker certifies nothing.',
      ...edited((draft) => {
        draft.credentials.toyExporterCertification.edges = [
          { role: 'certifier', to: 'horizonteIdentity' },
        ];
      }),
    },
  },
];
