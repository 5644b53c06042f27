import type { Scope } from '@originmark/schemas';
import { PRODUCTS } from '../facts/lines.ts';
import { RIGHTS } from '../facts/rights.ts';
import { didOf } from '../keys.ts';
import type { StoryDraft } from '../story/draft.ts';
import { addSupport, removeSupport } from '../story/edits.ts';
import { fileLine, subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, judged, UNTOUCHED } from './hostile-twin.ts';

const hs = (prefix: string) => ({ system: 'HS2022', prefix });

/** Has the sublicensee make the toys itself, on its own licence to do these acts. */
function makeItself(
  draft: StoryDraft,
  activities: NonNullable<Scope['activities']>,
  makers: string[],
): void {
  removeSupport(draft, 2, 'makerAuthorization');
  addSupport(draft, 2, 'sublicence');
  Object.assign(subjectOf(draft, 'sublicence').scope, { activities, makers });
  fileLine(draft, 2, { manufacturer: didOf('harborpine') });
  subjectOf(draft, 'toyExporterCertification').producer = 'Various';
}

/** Has the root recognise the registry within a scope, and the records of both rights name no goods. */
function recogniseWithin(draft: StoryDraft, scope: Scope): void {
  const subject = subjectOf(draft, 'registryRecognition');
  for (const entity of Array.isArray(subject) ? subject : [subject])
    for (const action of entity.recognizedTo) action.scope = scope;
  for (const key of ['markRight', 'artRight'] as const)
    delete subjectOf(draft, key).recordation?.goods;
}

/** Grants that give more than was had: scope only narrows. */
export const SCOPE_TWINS: readonly HostileTwin[] = [
  {
    id: 'registry-of-other-goods',
    title: 'A right for all goods, from a registry of shirts',
    change:
      'The registry is recognised for heading 6109, and its records of the rights name no goods.',
    code: 'scope.goods',
    outcome: 'fail',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      recogniseWithin(draft, { goods: [hs('6109')] });
    }),
    legal: {
      change: 'It is recognised for chapters 61 and 95.',
      ...edited((draft) => {
        recogniseWithin(draft, { goods: [hs('61'), hs('95')] });
      }),
    },
  },
  {
    id: 'registry-of-another-country',
    title: 'A registry that speaks for goods made elsewhere',
    change: 'The registry is recognised for goods made in China, until the end of 2021.',
    code: 'scope.territory',
    outcome: 'fail',
    line: 2,
    credential: 'markRight',
    attack: edited((draft) => {
      recogniseWithin(draft, {
        madeIn: ['CN'],
        term: { from: '2020-01-01T00:00:00Z', until: '2022-01-01T00:00:00Z' },
      });
    }),
    legal: {
      change: 'It is recognised for this maker and product, for goods made in Mexico, until 2030.',
      ...edited((draft) => {
        recogniseWithin(draft, {
          madeIn: ['MX', 'CN'],
          makers: [didOf('altiplano')],
          products: [PRODUCTS.toy],
          term: { from: '2020-01-01T00:00:00Z', until: '2030-01-01T00:00:00Z' },
        });
      }),
    },
  },
  {
    id: 'goods-widened',
    title: 'More goods than were licensed',
    change: 'The sublicence covers games as well as toys.',
    code: 'scope.goods',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.goods = [hs('9503'), hs('9504')];
    }),
    legal: {
      change: 'The sublicence covers one subheading of toys.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.goods = [hs('950300')];
        subjectOf(draft, 'makerAuthorization').scope.goods = [hs('950300')];
      }),
    },
  },
  {
    id: 'goods-widened-to-the-chapter',
    title: 'A shorter prefix is more goods',
    change: 'The sublicence covers chapter 95, the master licence heading 9503.',
    code: 'scope.goods',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.goods = [hs('95')];
    }),
    legal: {
      change: 'The sublicence does not name goods and inherits those of the master licence.',
      ...edited((draft) => {
        delete subjectOf(draft, 'sublicence').scope.goods;
      }),
    },
  },
  {
    id: 'products-widened',
    title: 'A product that was not licensed',
    change: 'The maker is authorised for the suitcase as well as for the play set.',
    code: 'scope.goods',
    outcome: 'fail',
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      subjectOf(draft, 'makerAuthorization').scope.products = [PRODUCTS.toy, PRODUCTS.suitcase];
    }),
    legal: {
      change: 'The sublicence allows both and the maker is authorised for one.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.products = [PRODUCTS.toy, PRODUCTS.suitcase];
      }),
    },
  },
  {
    id: 'making-territory-widened',
    title: 'Made where the owner does not allow it',
    change: 'The sublicence lets the toys be made in China too.',
    code: 'scope.territory',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.madeIn = ['MX', 'CN'];
    }),
    legal: {
      change:
        'The sublicence lets them be made in Mexico and Viet Nam, as the master licence does.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.madeIn = ['VN', 'MX'];
      }),
    },
  },
  {
    id: 'selling-territory-widened',
    title: 'Sold where the owner does not allow it',
    change: 'The sublicence lets the toys be sold in the United Kingdom too.',
    code: 'scope.territory',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.soldIn = ['US', 'GB'];
    }),
    legal: {
      change: 'The sublicence lets them be sold in Canada too, as the master licence does.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.soldIn = ['CA', 'US'];
      }),
    },
  },
  {
    id: 'term-widened',
    title: 'A licence that outlives its parent',
    change: 'The sublicence runs until June 2028, the master licence until the end of 2027.',
    code: 'scope.term',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.term = {
        from: '2026-01-01T00:00:00Z',
        until: '2028-06-01T00:00:00Z',
      };
    }),
    legal: {
      change: 'The sublicence ends with the master licence.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.term = {
          from: '2026-01-01T00:00:00Z',
          until: '2028-01-01T00:00:00Z',
        };
      }),
    },
  },
  {
    id: 'sell-off-widened',
    title: 'A sell-off that outlives the licence above',
    change: 'The sublicence ends with the master licence and sells off for sixty days more.',
    code: 'scope.term',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.term = {
        from: '2026-01-01T00:00:00Z',
        until: '2028-01-01T00:00:00Z',
        sellOffDays: 60,
      };
    }),
    legal: {
      change: 'It ends sixty days earlier.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.term = {
          from: '2026-01-01T00:00:00Z',
          until: '2027-11-02T00:00:00Z',
          sellOffDays: 60,
        };
      }),
    },
  },
  {
    id: 'quantity-widened',
    title: 'More pieces than were licensed',
    change: 'The sublicence grants 300,000 pieces a year of the 250,000 there are.',
    code: 'scope.quantity',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'sublicence').scope.quantity = { max: '300000', unit: 'C62', period: 'P1Y' };
    }),
    legal: {
      change: 'The sublicence grants 20,000 dozen a year.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.quantity = {
          max: '20000',
          unit: 'DZN',
          period: 'P1Y',
        };
      }),
    },
  },
  {
    id: 'quantity-not-counted',
    title: 'Nobody counts',
    change: 'The verifier is given no counters of what other entries drew.',
    code: 'scope.quantity',
    outcome: 'indeterminate',
    line: 2,
    attack: judged({ withoutCounters: true }),
    legal: {
      change: 'Nothing was drawn before, and the counters say so.',
      ...edited((draft) => {
        draft.counters.uses = [];
      }),
    },
  },
  {
    id: 'makers-widened',
    title: 'A maker that the owner did not approve',
    change: 'The authorisation names a second maker, which the sublicence does not.',
    code: 'scope.makers',
    outcome: 'fail',
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      subjectOf(draft, 'makerAuthorization').scope.makers = [didOf('altiplano'), didOf('maletas')];
    }),
    legal: {
      change: 'The sublicence names two makers and the authorisation one of them.',
      ...edited((draft) => {
        subjectOf(draft, 'sublicence').scope.makers = [didOf('maletas'), didOf('altiplano')];
      }),
    },
  },
  {
    id: 'activity-widened',
    title: 'A maker that sells on its own account',
    change: 'The authorisation lets the maker sell.',
    code: 'scope.activity',
    outcome: 'fail',
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      subjectOf(draft, 'makerAuthorization').scope.activities = ['make', 'sell'];
    }),
    legal: { change: 'The authorisation lets the maker make.', ...UNTOUCHED },
  },
  {
    id: 'activity-never-had',
    title: 'Granting an activity one does not have',
    change: 'The sublicence grants import, which the master licence does not.',
    code: 'scope.activity',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      subjectOf(draft, 'masterLicence').scope.activities = [
        'make',
        'have-made',
        'distribute',
        'sell',
      ];
    }),
    legal: {
      change: 'The master licence grants what the sublicence passes on, in another order.',
      ...edited((draft) => {
        subjectOf(draft, 'masterLicence').scope.activities = [
          'sell',
          'distribute',
          'import',
          'have-made',
        ];
      }),
    },
  },
  {
    id: 'rights-widened',
    title: 'A right that was not licensed',
    change: 'The authorisation covers another mark of the owner as well.',
    code: 'scope.rights',
    outcome: 'fail',
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      subjectOf(draft, 'makerAuthorization').scope.rights = [
        RIGHTS.mark.right,
        RIGHTS.art.right,
        'https://recordation.customs.example/rights/tmk-25-00001',
      ];
    }),
    legal: {
      change: 'The authorisation covers the mark alone.',
      ...edited((draft) => {
        subjectOf(draft, 'makerAuthorization').scope.rights = [RIGHTS.mark.right];
      }),
    },
  },
  {
    id: 'depth-widened',
    title: 'As many steps left as before',
    change: 'The sublicence may be passed on once more, as the master licence could once.',
    code: 'scope.depth',
    outcome: 'fail',
    credential: 'sublicence',
    attack: edited((draft) => {
      Object.assign(subjectOf(draft, 'sublicence').scope, { sublicensing: true, depth: 1 });
    }),
    legal: {
      change: 'The master licence allows two steps.',
      ...edited((draft) => {
        subjectOf(draft, 'masterLicence').scope.depth = 2;
        Object.assign(subjectOf(draft, 'sublicence').scope, { sublicensing: true, depth: 1 });
      }),
    },
  },
  {
    id: 'licensee-makes-without-make',
    title: 'A licensee that makes the goods itself',
    change: 'Harbor & Pine, licensed to have the toys made, makes them itself.',
    code: 'scope.activity',
    outcome: 'fail',
    line: 2,
    credential: 'sublicence',
    attack: edited((draft) => {
      makeItself(draft, ['have-made', 'import', 'sell'], [didOf('harborpine')]);
    }),
    legal: {
      change: 'It is licensed to make them as well.',
      ...edited((draft) => {
        makeItself(draft, ['make', 'have-made', 'import', 'sell'], [didOf('harborpine')]);
      }),
    },
  },
  {
    id: 'maker-authorised-to-nothing',
    title: 'An authorisation that names no act',
    change: 'The authorisation of the maker leaves out what it may do.',
    code: 'scope.activity',
    outcome: 'fail',
    line: 2,
    credential: 'makerAuthorization',
    attack: edited((draft) => {
      delete subjectOf(draft, 'makerAuthorization').scope.activities;
    }),
    legal: {
      change: 'It says that the maker may make.',
      ...edited((draft) => {
        subjectOf(draft, 'makerAuthorization').scope.activities = ['make'];
      }),
    },
  },
  {
    id: 'licensee-not-among-the-makers',
    title: 'A licensee that is none of the makers its licence names',
    change: 'Harbor & Pine may make, but its licence has the toys made by Altiplano alone.',
    code: 'scope.makers',
    outcome: 'fail',
    line: 2,
    credential: 'sublicence',
    attack: edited((draft) => {
      makeItself(draft, ['make', 'import', 'sell'], [didOf('altiplano')]);
    }),
    legal: {
      change: 'Its licence names both.',
      ...edited((draft) => {
        makeItself(draft, ['make', 'import', 'sell'], [didOf('harborpine'), didOf('altiplano')]);
      }),
    },
  },
];
