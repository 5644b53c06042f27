import type { Material } from '@originmark/schemas';
import { usd } from '../facts/lines.ts';
import { DRESS_SHIRTS } from '../facts/materials.ts';
import type { StoryDraft } from '../story/draft.ts';
import { subjectOf } from './change-draft.ts';
import { edited, type HostileTwin, UNTOUCHED } from './hostile-twin.ts';

type RecordKey = 'shirtRecord' | 'toyRecord' | 'suitcaseRecord';

/** A material of a record by the beginning of its description. */
export function materialOf(draft: StoryDraft, key: RecordKey, begins: string): Material {
  const { materials } = subjectOf(draft, key);
  const found = materials.find(({ description }) => description.startsWith(begins));
  if (found === undefined) throw new Error(`${key} has no material "${begins}…"`);
  return found;
}

/** Has the lining of the suitcase cost so much, freight included (section 11, variant 8). */
export function priceLining(draft: StoryDraft, amount: string): void {
  materialOf(draft, 'suitcaseRecord', 'lining').value = usd(amount);
}

/** The toys' record is disclosed with the maker's certification. */
export function discloseToyRecord(draft: StoryDraft): void {
  draft.credentials.toyMakerCertification.edges.push({ role: 'basedOn', to: 'toyRecord' });
}

/** Has the parts of the toy cost so much more that non-originating materials come to 4.80, 4.90 and the like. */
export function priceToyParts(draft: StoryDraft, amount: string): void {
  discloseToyRecord(draft);
  materialOf(draft, 'toyRecord', 'moulded').value = usd(amount);
  subjectOf(draft, 'toyRecord').totalCost = usd('7.90');
}

/** Has both certifications say by which method the value content was computed. */
export function certifyValueContent(
  draft: StoryDraft,
  method: 'transaction-value' | 'net-cost',
  percent: string,
): void {
  for (const key of ['toyExporterCertification', 'toyMakerCertification'] as const) {
    const [good] = subjectOf(draft, key).goods;
    if (good !== undefined) good.valueContent = { method, percent };
  }
}

/** Thread from China in the shirts (variant 6). */
export function sewWithForeignThread(draft: StoryDraft): void {
  const thread = materialOf(draft, 'shirtRecord', 'sewing thread');
  Object.assign(thread, {
    originating: false,
    countryOfOrigin: 'CN',
    formedIn: 'CN',
    finishedIn: 'CN',
    process: 'formed and finished in China',
  });
  const record = draft.credentials.shirtRecord;
  record.edges = record.edges.filter((edge) => !('to' in edge) || edge.to !== 'threadDeclaration');
}

/** Cotton from Brazil, spun in the United States (variant 7). */
export function spinForeignCotton(draft: StoryDraft): void {
  Object.assign(materialOf(draft, 'shirtRecord', 'cotton'), {
    description: 'cotton, grown in Brazil',
    originating: false,
    countryOfOrigin: 'BR',
  });
  const { materials } = subjectOf(draft, 'shirtRecord');
  for (const material of materials) {
    if (material.key === 'yarn') Object.assign(material, { originating: false, producedIn: 'US' });
    if (material.uses?.includes('classifying-component') === true)
      Object.assign(material, { originating: false, producedIn: 'SV' });
  }
  const record = draft.credentials.shirtRecord;
  record.edges = record.edges.filter(
    (edge) => !('to' in edge) || !['spinnerDeclaration', 'millDeclaration'].includes(edge.to),
  );
}

/** Yarn-dyed dress shirts of Chinese fabric, packed as rule 30A has them (variant 5). */
export function makeDressShirts(draft: StoryDraft): void {
  const record = subjectOf(draft, 'shirtRecord');
  record.tariffClassification = { system: 'HTS2026', code: '6205.20.2066' };
  delete record.isNotKind;
  record.isKind = [DRESS_SHIRTS];
  const foreign = (material: Material): Material => ({
    description: material.description.replace(
      'plain weave, dyed',
      'plain weave, yarn-dyed stripes',
    ),
    tariffClassification: material.tariffClassification,
    originating: false,
    countryOfOrigin: 'CN',
    ...(material.uses === undefined ? {} : { uses: material.uses }),
    ...(material.weight === undefined ? {} : { weight: material.weight }),
  });
  record.materials = record.materials
    .filter(({ key }) => key === undefined)
    .map((material) =>
      material.tariffClassification.code === '5208.32' ? foreign(material) : material,
    );
  const { shirtRecord } = draft.credentials;
  shirtRecord.edges = shirtRecord.edges.filter(
    (edge) => !('to' in edge) || !['spinnerDeclaration', 'millDeclaration'].includes(edge.to),
  );
}

/** Has the certification of the shirts cite another rule. */
export function citeRule(draft: StoryDraft, rule: string): void {
  const [good] = subjectOf(draft, 'shirtCertification').goods;
  if (good !== undefined) good.ruleOfOrigin = rule;
}

/** The shells come from China too, and everything in one kit (variant 9). */
export function buyKit(draft: StoryDraft): void {
  const record = subjectOf(draft, 'suitcaseRecord');
  const kept = record.materials.filter(({ originating }) => originating);
  record.materials = [
    {
      description: 'unassembled suitcase, all parts in one kit',
      tariffClassification: { system: 'HS2022', code: '4202.12' },
      originating: false,
      countryOfOrigin: 'CN',
      value: usd('25.85'),
    },
    ...kept,
  ];
  // Total cost less the packing for shipment.
  record.netCost = usd('40.70');
}

/** Claims of preference that the producer's own record does not bear out. */
export const ORIGIN_RECORD_TWINS: readonly HostileTwin[] = [
  {
    id: 'record-says-too-little',
    title: 'A production record that says too little',
    change: 'The record of the suitcase does not say where it was made.',
    code: 'origin.rule-undecidable',
    outcome: 'indeterminate',
    line: 3,
    attack: edited((draft) => {
      delete subjectOf(draft, 'suitcaseRecord').processes;
    }),
    legal: { change: 'The record says it.', ...UNTOUCHED },
  },
  {
    id: 'thread-from-abroad',
    title: 'Shirts sewn with foreign thread',
    change: 'The sewing thread was formed and finished in China.',
    code: 'origin.rule-not-met',
    outcome: 'fail',
    line: 1,
    attack: edited(sewWithForeignThread),
    legal: {
      change: 'The cotton is Brazilian, and everything from the spinning on was done in a party.',
      ...edited(spinForeignCotton),
    },
  },
  {
    id: 'lining-a-cent-too-dear',
    title: 'A lining one cent over de minimis',
    change: 'With its freight the lining comes to 4.81 of 48.00.',
    code: 'origin.de-minimis-exceeded',
    outcome: 'fail',
    line: 3,
    attack: edited((draft) => {
      priceLining(draft, '4.81');
    }),
    legal: {
      change: 'It comes to 4.80: exactly ten per cent.',
      ...edited((draft) => {
        priceLining(draft, '4.80');
      }),
    },
  },
  {
    id: 'value-content-short',
    title: 'Toys below every threshold',
    change: 'Non-originating materials come to 4.90 of 8.60, and of a net cost of 7.40.',
    code: 'origin.value-content',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      priceToyParts(draft, '1.93');
    }),
    legal: {
      change: 'They come to 4.73 of 8.60: exactly forty-five per cent are regional.',
      ...edited((draft) => {
        priceToyParts(draft, '1.76');
      }),
    },
  },
  {
    id: 'computed-on-the-entered-price',
    title: 'A value content computed on the price of somebody else',
    change:
      'The certifier divided by the entered price of 9.50 and not by the maker’s sale of 8.60.',
    code: 'entry.line-unsupported',
    outcome: 'fail',
    line: 2,
    attack: edited((draft) => {
      priceToyParts(draft, '1.83');
      certifyValueContent(draft, 'transaction-value', '49.47');
    }),
    legal: {
      change: 'It certifies by net cost, by which the toys qualify.',
      ...edited((draft) => {
        priceToyParts(draft, '1.83');
        certifyValueContent(draft, 'net-cost', '35.13');
      }),
    },
  },
];
