import { type PublicJwk, toMultikey } from '@originmark/core';
import { publicJwkOf } from '@originmark/core/node';
import { partyOf } from '../credentials/draft-credential.ts';
import { deriveDemoJwk } from '../demo-jwk.ts';
import { PRODUCTS } from '../facts/lines.ts';
import type { PartyName } from '../facts/parties.ts';
import { RIGHTS } from '../facts/rights.ts';
import { didOf } from '../keys.ts';
import type { StoryDraft } from '../story/draft.ts';
import { addSupport, lineOf, removeSupport } from '../story/edits.ts';
import { fileLine, moveShipment, subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, judged } from './hostile-twin.ts';

const { mark, art } = RIGHTS;
const bayKey: PublicJwk = publicJwkOf(deriveDemoJwk('bay discount', 'P-256'));

/** An importer that no licence names. */
export const BAY_DISCOUNT = { did: `did:key:${toMultikey(bayKey)}`, name: 'Bay Discount LLC' };

/** Has Bay Discount LLC import the toys, which it bought from nobody in the chain. */
export function importByBayDiscount(draft: StoryDraft): void {
  const subject = subjectOf(draft, 'entry');
  subject.importer = {
    id: BAY_DISCOUNT.did,
    name: BAY_DISCOUNT.name,
    importerNumber: '89-100077700',
  };
  subject.consignee = { id: BAY_DISCOUNT.did, name: BAY_DISCOUNT.name };
  const { entry } = draft.credentials;
  entry.edges = entry.edges.filter(({ role }) => role === 'supportedBy');
}

/** Authorises Maletas as well to apply the mark, and has it make the toys. */
function makeByMaletas(draft: StoryDraft): void {
  fileLine(draft, 2, { manufacturer: didOf('maletas'), manufacturerId: 'MXMALDEL318LEO' });
}

/** Line 4 enters toys on the papers of line 2. */
function enterToysTwice(draft: StoryDraft): void {
  const { hts, countryOfOrigin, enteredValue } = lineOf(draft, 2);
  const { made, manufacturer, products, quantities } = lineOf(draft, 2);
  Object.assign(lineOf(draft, 4), { made, manufacturer, products, quantities });
  fileLine(draft, 4, { hts, countryOfOrigin, enteredValue });
  for (const key of ['makerAuthorization', 'toyMakerInvoice', 'toyInvoice'])
    addSupport(draft, 4, key);
}

/** Leaves out who says what the keys of a party are. */
function unstaple(draft: StoryDraft, party: PartyName): void {
  const did = draft.dids[didOf(party)];
  if (did === undefined) throw new Error(`${party} has no DID document`);
  did.stapled = false;
}

function drawBefore(draft: StoryDraft, key: 'sublicence' | 'makerAuthorization', value: string) {
  const { id } = draft.credentials[key].credential;
  draft.counters.uses = [
    {
      credential: id,
      entryNumber: 'Z9Z-0039915-7',
      entryVersion: 1,
      quantity: { value, unit: 'C62' },
      on: '2026-04-20',
    },
  ];
}

function makeBetween(draft: StoryDraft, from: string, until: string): void {
  lineOf(draft, 2).made = { from, until };
  moveShipment(draft, { importedAt: '2026-11-20T12:00:00Z', claimedAt: '2026-11-30T15:05:00Z' });
}

function registerUntil(draft: StoryDraft, until: string): void {
  const subject = subjectOf(draft, 'markRight');
  if (subject.registration !== undefined) subject.registration.until = until;
}

function recordFor(draft: StoryDraft, prefix: string): void {
  const { recordation } = subjectOf(draft, 'markRight');
  if (recordation !== undefined) recordation.goods = [{ system: 'HS2022', prefix }];
}

/** Registers the mark on a register, and lets no recordation of the policy speak for it. */
function registerOn(draft: StoryDraft, register: 'Principal' | 'Supplemental'): void {
  const { registration } = subjectOf(draft, 'markRight');
  if (registration !== undefined) registration.register = register;
  delete draft.policy.recordations;
}

/** Ends the recordation of the mark on a day, in the record and in the policy. */
function recordUntil(draft: StoryDraft, until: string): void {
  const { recordation } = subjectOf(draft, 'markRight');
  if (recordation !== undefined) recordation.until = until;
  delete draft.policy.recordations;
}

/** Takes the import from the sublicence, and puts the maker under common control with the owner. */
function importUnderCommonControl(draft: StoryDraft): void {
  subjectOf(draft, 'sublicence').scope.activities = ['have-made', 'distribute', 'sell'];
  const right = subjectOf(draft, 'markRight');
  right.commonControl = [didOf('altiplano')];
  if (right.recordation !== undefined) right.recordation.leverProtection = true;
}

/** Files line 2 as T-shirts, which is not how it is presented. */
function fileAsShirts(draft: StoryDraft): void {
  const own = draft.record?.lines.find(({ line }) => line === 2);
  if (own !== undefined) own.hts = '6109.10.0012';
}

/** Says nothing of a right on the toys, and shows no licence. */
function staySilent(draft: StoryDraft): void {
  delete lineOf(draft, 2).rights;
  removeSupport(draft, 2, 'makerAuthorization');
}

/** Ends the sublicence, and with it what rests on it, at the end of a day. */
export function endSublicence(draft: StoryDraft, until: string): void {
  const from = '2026-01-15T00:00:00Z';
  subjectOf(draft, 'sublicence').scope.term = { from, until, sellOffDays: 60 };
  subjectOf(draft, 'makerAuthorization').scope.term = { from, until };
}

/** Marks on goods that no chain from the right to the maker covers. */
export const LICENCE_TWINS: readonly HostileTwin[] = [
  {
    id: 'chain-of-another-maker',
    title: "Another maker's chain borrowed",
    change: 'The toys are made by a maker whom nobody authorised, on the papers of one who is.',
    code: 'licence.maker-not-covered',
    outcome: 'fail',
    line: 2,
    credential: 'makerAuthorization',
    attack: edited(makeByMaletas),
    legal: {
      change: 'That maker is authorised as well, and approved by the owner.',
      ...edited((draft) => {
        makeByMaletas(draft);
        subjectOf(draft, 'sublicence').scope.makers = [didOf('altiplano'), didOf('maletas')];
        const authorization = subjectOf(draft, 'makerAuthorization');
        authorization.maker = partyOf('maletas');
        authorization.scope.makers = [didOf('maletas')];
      }),
    },
  },
  {
    id: 'overrun-bought-by-a-stranger',
    title: 'A genuine chain under goods that no sale links to it',
    change: 'The maker sells what it made over its cap to Bay Discount LLC, which imports it.',
    code: 'licence.goods-not-linked',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      importByBayDiscount(draft);
      removeSupport(draft, 2, 'toyMakerInvoice');
      removeSupport(draft, 2, 'toyInvoice');
    }),
    legal: {
      change: 'The licensed importer imports what was made over the cap.',
      ...edited((draft) => {
        drawBefore(draft, 'makerAuthorization', '17000');
      }),
    },
  },
  {
    id: 'no-sale-from-the-maker',
    title: 'No sale from the maker',
    change: 'The invoice by which the maker sold the toys to the exporter is not shown.',
    code: 'licence.goods-not-linked',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      removeSupport(draft, 2, 'toyMakerInvoice');
    }),
    legal: {
      change: 'The maker sold them to the importer itself, and its one invoice shows it.',
      ...edited((draft) => {
        subjectOf(draft, 'toyMakerInvoice').buyer = partyOf('harborpine');
        removeSupport(draft, 2, 'toyInvoice');
        fileLine(draft, 2, {
          exporter: didOf('altiplano'),
          invoiceNumbers: ['JA-7716'],
          enteredValue: { amount: '51600', currency: 'USD' },
        });
      }),
    },
  },
  {
    id: 'one-invoice-under-two-lines',
    title: 'One invoice under two lines',
    change: 'Line 4 enters 6,000 of the toys as well, on the invoices of the 6,000 of line 2.',
    code: 'licence.goods-not-linked',
    outcome: 'fail',
    line: 4,
    attack: edited(enterToysTwice),
    legal: {
      change: 'Both invoices are of 12,000 toys, for the two lines.',
      ...edited((draft) => {
        enterToysTwice(draft);
        for (const key of ['toyMakerInvoice', 'toyInvoice'] as const) {
          const [item] = subjectOf(draft, key).lines;
          if (item !== undefined) item.quantity.value = '12000';
        }
      }),
    },
  },
  {
    id: 'sale-that-nobody-can-check',
    title: 'Goods linked by an invoice that nobody can check',
    change: 'The exporter whose invoice leads to the importer cannot be resolved.',
    code: 'licence.goods-not-linked',
    outcome: 'indeterminate',
    line: 2,
    attack: edited((draft) => {
      unstaple(draft, 'horizonte');
    }),
    legal: {
      change: 'The broker cannot be resolved, which links no goods.',
      ...edited((draft) => {
        unstaple(draft, 'gulfline');
      }),
    },
  },
  {
    id: 'made-after-the-term',
    title: 'Made after the authorisation had ended',
    change: 'A later lot was moulded on 5 to 10 November; the authorisation ended in October.',
    code: 'licence.made-outside-term',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      makeBetween(draft, '2026-11-05', '2026-11-10');
    }),
    legal: {
      change: 'That lot was moulded in the last days of October and imported in November.',
      ...edited((draft) => {
        makeBetween(draft, '2026-10-26', '2026-10-31');
      }),
    },
  },
  {
    id: 'sold-outside-the-territory',
    title: 'Licensed for another market',
    change: 'The sublicence is for sale in Canada alone. A contract limit: a flag, no more.',
    code: 'licence.contract-limit',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.soldIn = ['CA'];
    }),
    legal: {
      change: 'The sublicence is for sale in Canada and the United States.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.soldIn = ['CA', 'US'];
      }),
    },
  },
  {
    id: 'imported-in-the-sell-off',
    title: 'Imported after the licence had ended',
    change: 'The licences ended on 31 August; made before, the toys arrive in the sell-off.',
    code: 'licence.contract-limit',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      endSublicence(draft, '2026-09-01T00:00:00Z');
    }),
    legal: {
      change: 'The licences ended on 30 September, after the toys had arrived.',
      ...edited((draft) => {
        endSublicence(draft, '2026-10-01T00:00:00Z');
      }),
    },
  },
  {
    id: 'cap-exceeded',
    title: 'More made than allowed',
    change:
      'With these 6,000 the maker is over its cap of 20,000. A contract limit: a flag, no more.',
    code: 'licence.quantity-exceeded',
    outcome: 'fail',
    line: 2,
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      drawBefore(draft, 'makerAuthorization', '14001');
    }),
    legal: {
      change: 'With these 6,000 it is at its cap.',
      ...edited((draft) => {
        drawBefore(draft, 'makerAuthorization', '14000');
      }),
    },
  },
  {
    id: 'annual-cap-without-a-year',
    title: 'A cap for the year, at a port whose day nobody knows',
    change:
      'The sublicence has drawn 39,000 of the 40,000 of this year, and the port of entry is one of no known time zone.',
    code: 'scope.quantity',
    outcome: 'indeterminate',
    line: 2,
    credential: 'sublicence',
    attack: edited((draft) => {
      drawBefore(draft, 'sublicence', '39000');
      subjectOf(draft, 'entry').portOfEntry = '9999';
    }),
    legal: {
      change: 'It arrives in Houston, where the year is 2026 and the cap is seen to be exceeded.',
      ...edited((draft) => {
        drawBefore(draft, 'sublicence', '39000');
      }),
    },
  },
  {
    id: 'right-not-recorded',
    title: 'A mark that CBP has not recorded for these goods',
    change:
      'An officer finds the mark on the T-shirts; it is recorded in class 28, not in class 25.',
    code: 'licence.right-not-recorded',
    outcome: 'fail',
    line: 4,
    attack: judged({ observed: [{ line: 4, right: mark.right }] }),
    legal: {
      change: 'An officer finds the mark on the toys.',
      ...judged({ observed: [{ line: 2, right: mark.right }] }),
    },
  },
  {
    id: 'mark-on-the-supplemental-register',
    title: 'A mark that cannot be recorded',
    change:
      'The mark is on the Supplemental Register; only the Principal Register can be recorded with CBP.',
    code: 'licence.right-not-recorded',
    outcome: 'fail',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      registerOn(draft, 'Supplemental');
    }),
    legal: {
      change: 'The mark is on the Principal Register.',
      ...edited((draft) => {
        registerOn(draft, 'Principal');
      }),
    },
  },
  {
    id: 'recordation-in-its-grace',
    title: 'A recordation that may still be renewed',
    change:
      'The recordation ended on 14 July, two months before the goods came; it may be renewed for three.',
    code: 'licence.right-not-recorded',
    outcome: 'indeterminate',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      recordUntil(draft, '2026-07-14');
    }),
    legal: {
      change: 'It ends on the day of importation.',
      ...edited((draft) => {
        recordUntil(draft, '2026-09-14');
      }),
    },
  },
  {
    id: 'different-goods-without-the-label',
    title: 'Different goods under a Lever rule, without the label',
    change:
      'The maker is under common control with the owner, the owner has Lever-rule protection, and an officer finds the toys different and without the label.',
    code: 'licence.gray-market',
    outcome: 'fail',
    line: 2,
    attack: edited(importUnderCommonControl, {
      observed: [{ line: 2, right: mark.right, isMateriallyDifferent: true, hasLeverLabel: false }],
    }),
    legal: {
      change: 'The toys bear the label that the rule prescribes.',
      ...edited(importUnderCommonControl, {
        observed: [
          { line: 2, right: mark.right, isMateriallyDifferent: true, hasLeverLabel: true },
        ],
      }),
    },
  },
  {
    id: 'record-against-the-policy',
    title: 'A record that takes the goods out of the recordation',
    change:
      "The record shown has the mark recorded for games alone; the policy's own recordation is for toys.",
    code: 'licence.right-not-recorded',
    outcome: 'indeterminate',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      recordFor(draft, '9504');
    }),
    legal: {
      change: 'The record shown is for one subheading of toys, as narrow as the goods.',
      ...edited((draft) => {
        recordFor(draft, '950300');
      }),
    },
  },
  {
    id: 'record-that-cannot-be-checked',
    title: 'Not recorded, says a record that nobody can check',
    change:
      'The record shown has the mark recorded for games alone, and its status cannot be read; the policy records nothing.',
    code: 'licence.right-not-recorded',
    outcome: 'indeterminate',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      recordFor(draft, '9504');
      delete draft.policy.recordations;
      for (const list of Object.values(draft.statusLists))
        if (list.url.includes('recordation')) list.stapled = false;
    }),
    legal: {
      change: 'Its status cannot be read, and it is for toys.',
      ...edited((draft) => {
        delete draft.policy.recordations;
        for (const list of Object.values(draft.statusLists))
          if (list.url.includes('recordation')) list.stapled = false;
      }),
    },
  },
  {
    id: 'licence-for-other-goods',
    title: 'The toy licence under T-shirts',
    change:
      'An officer finds the character on the T-shirts, and the importer shows the toy licence.',
    code: 'licence.goods-not-covered',
    outcome: 'fail',
    line: 4,
    attack: edited(
      (draft) => {
        addSupport(draft, 4, 'sublicence');
      },
      { observed: [{ line: 4, right: art.right }] },
    ),
    legal: {
      change: 'The licences cover T-shirts of this product too.',
      ...edited(
        (draft) => {
          addSupport(draft, 4, 'sublicence');
          for (const key of ['masterLicence', 'sublicence'] as const) {
            const { scope } = subjectOf(draft, key);
            scope.goods?.push({ system: 'HS2022', prefix: '6109' });
            scope.products?.push(PRODUCTS.tshirt);
          }
        },
        { observed: [{ line: 4, right: art.right }] },
      ),
    },
  },
  {
    id: 'no-licence-at-all',
    title: 'A right found, and nothing shown',
    change: 'An officer finds the character on the T-shirts, and nobody shows a licence.',
    code: 'licence.none',
    outcome: 'fail',
    line: 4,
    attack: judged({ observed: [{ line: 4, right: art.right }] }),
    legal: { change: 'Nobody has looked at the T-shirts: silence is no finding.', ...judged({}) },
  },
  {
    id: 'observed-line-left-out',
    title: 'A line with a mark on it, left out',
    change: 'An officer finds the mark on goods of line 9, and the presentation has no line 9.',
    code: 'licence.none',
    outcome: 'fail',
    line: 9,
    attack: judged({ observed: [{ line: 9, right: mark.right }] }),
    legal: {
      change: 'The officer finds it on the toys of line 2, for which the licences are shown.',
      ...judged({ observed: [{ line: 2, right: mark.right }] }),
    },
  },
  {
    id: 'registration-lapsed',
    title: 'A mark whose registration has run out',
    change: 'The registration of the mark ended in January.',
    code: 'licence.right-lapsed',
    outcome: 'fail',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      registerUntil(draft, '2026-01-31');
    }),
    legal: {
      change: 'The registration ends on the day of importation.',
      ...edited((draft) => {
        registerUntil(draft, '2026-09-14');
      }),
    },
  },
  {
    id: 'gray-market',
    title: 'Genuine goods of a licensee who may not import them',
    change: 'Harbor & Pine is licensed to have the toys made and sold abroad, not to import them.',
    code: 'licence.gray-market',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.activities = ['have-made', 'distribute', 'sell'];
    }),
    legal: {
      change: 'It is licensed to have them made, to import and to sell them.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.activities = ['have-made', 'import', 'sell'];
      }),
    },
  },
  {
    id: 'other-product-than-licensed',
    title: 'Another product than the licensed one',
    change: 'The line names a product that the licence does not cover.',
    code: 'licence.goods-not-covered',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      lineOf(draft, 2).products = [PRODUCTS.toy, PRODUCTS.tshirt];
    }),
    legal: {
      change: 'The licence covers more products than the line names.',
      ...edited((draft) => {
        for (const key of ['sublicence', 'makerAuthorization'] as const)
          subjectOf(draft, key).scope.products = [PRODUCTS.tshirt, PRODUCTS.toy];
      }),
    },
  },
  {
    id: 'licensed-as-presented',
    title: 'Presented as what the licence covers, filed as something else',
    change: 'The line is filed as T-shirts and presented as toys, on the licences for toys.',
    code: 'licence.goods-not-covered',
    outcome: 'fail',
    line: 2,
    credential: 'makerAuthorization',
    attack: edited(fileAsShirts),
    legal: {
      change: 'The licences are for T-shirts as well.',
      ...edited((draft) => {
        fileAsShirts(draft);
        for (const key of ['masterLicence', 'sublicence', 'makerAuthorization'] as const)
          subjectOf(draft, key).scope.goods?.push({ system: 'HS2022', prefix: '6109' });
      }),
    },
  },
  {
    id: 'product-not-named',
    title: 'A recorded product that the line does not name',
    change:
      'The recordations are for one product; the line of toys names no product, no right and no licence.',
    code: 'licence.none',
    outcome: 'indeterminate',
    line: 2,
    attack: edited((draft) => {
      staySilent(draft);
      delete lineOf(draft, 2).products;
    }),
    legal: {
      change: 'The line names its product, and the recordations are for another.',
      ...edited((draft) => {
        staySilent(draft);
        for (const recordation of draft.policy.recordations ?? [])
          recordation.products = [PRODUCTS.tshirt];
      }),
    },
  },
];
