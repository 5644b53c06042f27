import { partyOf } from '../credentials/draft-credential.ts';
import type { StoryDraft } from '../story/draft.ts';
import { fileLine, fileWithoutBroker, reissue, subjectOf } from './change-draft.ts';
import { flipBit } from './forge-token.ts';
import { edited, type HostileTwin, judged, tampered, UNTOUCHED } from './hostile-twin.ts';

const OTHER_DIGEST = `uEi${'B'.repeat(44)}`;

function numberEntry(draft: StoryDraft, entryNumber: string): void {
  subjectOf(draft, 'entry').entryNumber = entryNumber;
  if (draft.record !== undefined) draft.record.entryNumber = entryNumber;
}

/** Has the importer give its power from Canada; its broker is in Texas. */
function giveFromAbroad(draft: StoryDraft, acceptsService: boolean): void {
  const power = subjectOf(draft, 'powerOfAttorney');
  power.grantor.address = { addressCountry: 'CA', addressLocality: 'Toronto' };
  power.agent.address = { addressCountry: 'US' };
  power.acceptsService = acceptsService;
}

function asPartnershipSince(draft: StoryDraft, from: string): void {
  const power = subjectOf(draft, 'powerOfAttorney');
  power.grantorKind = 'partnership';
  power.partners = ['A. Harbor', 'B. Pine'];
  power.from = from;
}

/** Who files, for whom, and which entry it is. */
export const ENTRY_TWINS: readonly HostileTwin[] = [
  {
    id: 'check-digit-wrong',
    title: 'An entry number that cannot be',
    change: 'The last digit of the entry number is wrong.',
    code: 'entry.number-invalid',
    outcome: 'fail',
    attack: edited((draft) => {
      numberEntry(draft, 'Z9Z-0042617-5');
    }),
    legal: {
      change: 'It is the next entry of this filer.',
      ...edited((draft) => {
        numberEntry(draft, 'Z9Z-0042618-2');
      }),
    },
  },
  {
    id: 'entry-replayed',
    title: 'The same entry with other content',
    change: 'Version 1 of this entry was presented before, with other content.',
    code: 'entry.replayed',
    outcome: 'fail',
    credential: 'entry',
    attack: judged({ memory: { entries: new Map([['Z9Z-0042617-4/1', OTHER_DIGEST]]) } }),
    legal: {
      change: 'The correction is presented as version 2.',
      ...edited(
        (draft) => {
          subjectOf(draft, 'entry').entryVersion = 2;
        },
        { memory: { entries: new Map([['Z9Z-0042617-4/1', OTHER_DIGEST]]) } },
      ),
    },
  },
  {
    id: 'importer-number-of-another',
    title: "Another importer's number",
    change: "The entry gives an importer number that the importer's identity does not commit to.",
    code: 'entry.importer-mismatch',
    outcome: 'fail',
    credential: 'harborpineIdentity',
    attack: edited((draft) => {
      subjectOf(draft, 'entry').importer.importerNumber = '89-100042100';
    }),
    legal: {
      change: 'The entry gives the number without its suffix of zeros.',
      ...edited((draft) => {
        subjectOf(draft, 'entry').importer.importerNumber = '89-1000420';
      }),
    },
  },
  {
    id: 'filed-for-another-importer',
    title: 'An entry filed for another importer',
    change: 'The entry is filed under another importer number than the one presented.',
    code: 'entry.importer-mismatch',
    outcome: 'fail',
    credential: 'entry',
    attack: edited((draft) => {
      if (draft.record !== undefined) draft.record.importerNumber = '89-100043000';
    }),
    legal: {
      change: 'It is filed under the same number, without its suffix.',
      ...edited((draft) => {
        if (draft.record !== undefined) draft.record.importerNumber = '89-1000420';
      }),
    },
  },
  {
    id: 'certification-for-another-importer',
    title: "Another importer's certification",
    change: 'The certification of the toys names another importer.',
    code: 'entry.importer-mismatch',
    outcome: 'fail',
    line: 2,
    credential: 'toyExporterCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'toyExporterCertification').importer = {
        name: 'Bay Discount LLC',
        address: { addressCountry: 'US' },
      };
    }),
    legal: {
      change: 'The certification names "Various" importers.',
      ...edited((draft) => {
        subjectOf(draft, 'toyExporterCertification').importer = 'Various';
      }),
    },
  },
  {
    id: 'power-of-attorney-missing',
    title: 'A broker without a power',
    change: 'The broker files without showing a power of attorney.',
    code: 'entry.filer-not-shown',
    outcome: 'fail',
    attack: edited((draft) => {
      const { entry } = draft.credentials;
      entry.edges = entry.edges.filter(({ role }) => role !== 'filedUnder');
    }),
    legal: {
      change: 'The importer files by itself, which needs no power, under its own filer code.',
      ...edited((draft) => {
        fileWithoutBroker(draft);
      }),
    },
  },
  {
    id: 'power-of-attorney-by-forwarder',
    title: 'A power given by a forwarder',
    change: 'The power of attorney is given by the exporter that forwards the goods.',
    code: 'entry.filer-not-shown',
    outcome: 'fail',
    credential: 'powerOfAttorney',
    attack: edited((draft) => {
      reissue(draft, 'powerOfAttorney', 'horizonte');
      subjectOf(draft, 'powerOfAttorney').grantor = partyOf('horizonte');
    }),
    legal: {
      change: 'The importer gives it, for the port of Houston alone.',
      ...edited((draft) => {
        subjectOf(draft, 'powerOfAttorney').ports = ['5301'];
      }),
    },
  },
  {
    id: 'power-of-partnership-lapsed',
    title: "A partnership's power after two years",
    change: 'The importer is a partnership, and gave its power in March 2024.',
    code: 'entry.filer-not-shown',
    outcome: 'fail',
    credential: 'powerOfAttorney',
    attack: edited((draft) => {
      asPartnershipSince(draft, '2024-03-01T00:00:00Z');
    }),
    legal: {
      change: 'It gave its power in March 2025.',
      ...edited((draft) => {
        asPartnershipSince(draft, '2025-03-01T00:00:00Z');
      }),
    },
  },
  {
    id: 'power-from-abroad-without-service',
    title: 'A power from abroad to an agent that takes no process',
    change: 'The importer is in Canada, and its broker may not accept service of process for it.',
    code: 'entry.filer-not-shown',
    outcome: 'fail',
    credential: 'powerOfAttorney',
    attack: edited((draft) => {
      giveFromAbroad(draft, false);
    }),
    legal: {
      change: 'The broker, in the United States, may accept it.',
      ...edited((draft) => {
        giveFromAbroad(draft, true);
      }),
    },
  },
  {
    id: 'power-for-another-port',
    title: 'A power for another port',
    change: 'The power of attorney is for Laredo; the entry is filed in Houston.',
    code: 'entry.filer-not-shown',
    outcome: 'fail',
    credential: 'powerOfAttorney',
    attack: edited((draft) => {
      subjectOf(draft, 'powerOfAttorney').ports = ['2304'];
    }),
    legal: {
      change: 'It is for Laredo and Houston.',
      ...edited((draft) => {
        subjectOf(draft, 'powerOfAttorney').ports = ['2304', '5301'];
      }),
    },
  },
  {
    id: 'certification-of-another-shipment',
    title: 'A certification of another shipment',
    change: 'The suitcase certification is for invoice MB-2026-05604, which this shipment is not.',
    code: 'entry.line-unsupported',
    outcome: 'fail',
    line: 3,
    credential: 'suitcaseCertification',
    attack: edited((draft) => {
      subjectOf(draft, 'suitcaseCertification').invoiceNumber = 'MB-2026-05604';
    }),
    legal: {
      change: 'The shipment is invoiced under both numbers.',
      ...edited((draft) => {
        subjectOf(draft, 'suitcaseCertification').invoiceNumber = 'MB-2026-05604';
        fileLine(draft, 3, { invoiceNumbers: ['MB-2026-05519', 'MB-2026-05604'] });
      }),
    },
  },
  {
    id: 'entry-without-record',
    title: 'Times that only the trader states',
    change:
      'The verifier has no record of the entry, so importation, entry and claim are its word.',
    code: 'time.claim-unconfirmed',
    outcome: 'fail',
    attack: judged({ withoutRecord: true }),
    legal: {
      change: 'The verifier has its record, and no line says when its goods were made.',
      ...edited((draft) => {
        for (const line of subjectOf(draft, 'entry').lines) {
          delete line.made;
          delete line.rights;
        }
      }),
    },
  },
  {
    id: 'entry-nobody-signed',
    title: 'An entry that nobody is shown to have signed',
    change: 'One bit of the signature of the entry summary is turned over.',
    code: 'entry.filer-not-shown',
    outcome: 'fail',
    attack: tampered(async (signed) => {
      await signed.replaceMember('entry', flipBit(signed.credentials.entry.token));
    }),
    legal: { change: 'The broker signs it.', ...UNTOUCHED },
  },
  {
    id: 'authority-without-a-date',
    title: 'A power of attorney that nothing dates',
    change: 'Only a bundle presented after the claim shows that the power of attorney exists.',
    code: 'chain.existence-unproven',
    outcome: 'indeterminate',
    credential: 'powerOfAttorney',
    attack: edited((draft) => {
      draft.credentials.powerOfAttorney.anchoredAt = null;
    }),
    legal: {
      change: 'The power of attorney was anchored a minute before the claim.',
      ...edited((draft) => {
        draft.credentials.powerOfAttorney.anchoredAt = '2026-09-24T15:04:00Z';
      }),
    },
  },
];
