import { PROCESS_NAMES } from '../rules/process-names.ts';
import type { ProcessKind } from '../rules/rule.ts';
import type { OriginCase } from './case.ts';
import { isUnderGoods } from './judge-source.ts';
import { wasDone } from './processes.ts';
import { type ProofStep, allTrue, answerOf, anyTrue } from './proof.ts';
import { statedFact } from './stated.ts';

/** What a record states of a purification: one of the two ways of GN 29(m)(vii)(B). */
export const PURIFIED = [
  'the purification eliminates 80 percent of the impurities',
  'the purification renders the good suitable for a use of GN 29(m)(vii)(B)(2)',
] as const;

/** What a record states of a good on which no such process was done. */
export const NO_CHEMISTRY = 'a process that confers origin on chemical goods';

/** GN 29(m)(vii)(A) to (F): what confers origin on chemical goods, where it was done. */
const CHEMISTRY: readonly {
  readonly paragraph: string;
  readonly kind: ProcessKind;
  readonly codes: readonly string[];
  readonly except?: readonly string[];
  /** One of these must be stated as well. */
  readonly facts?: readonly string[];
}[] = [
  { paragraph: 'A', kind: 'chemical-reaction', codes: ['27-40'], except: ['3823'] },
  { paragraph: 'B', kind: 'purification', codes: ['28-35', '38-39'], facts: PURIFIED },
  {
    paragraph: 'C',
    kind: 'mixing-or-blending',
    codes: ['30-31', '3302', '350220', '3506-3507', '3707', '39-40'],
  },
  { paragraph: 'D', kind: 'particle-size-change', codes: ['30-31', '39'] },
  { paragraph: 'E', kind: 'standards-materials', codes: ['28-32', '35', '38'] },
  { paragraph: 'F', kind: 'isomer-separation', codes: ['28-32', '35', '39'] },
];

/** A process that confers origin on chemical goods by itself; `undefined` where the good is none. */
export function judgeChemistry(origin: OriginCase): ProofStep | undefined {
  if (isUnderGoods(origin, { codes: ['27-40'] }) === false) return undefined;
  if (origin.agreement.id === 'CAFTA-DR') return judgeCafta(origin);
  // 19 USC 4531(c)(3): it would be a rule under criterion B.
  return origin.record.isProducedInUsForeignTradeZone === true ? undefined : judgeUnread(origin);
}

function judgeCafta(origin: OriginCase): ProofStep {
  const asked = NO_CHEMISTRY;
  const judged = CHEMISTRY.map(({ codes, except = [], facts, kind, paragraph }) => ({
    paragraph,
    kind,
    isMet: allTrue([
      isUnderGoods(origin, { codes, except: [{ codes: except }] }),
      wasDone(origin, kind) ?? (mayBeDone(origin, kind) ? undefined : false),
      facts === undefined ? true : anyTrue(facts.map((fact) => statedFact(origin.record, fact))),
    ]),
  }));
  const found = judged.find(({ isMet }) => isMet === true);
  if (found !== undefined)
    return {
      asked,
      answer: 'met',
      citation: `GN 29(m)(vii)(${found.paragraph})`,
      found: `${PROCESS_NAMES[found.kind]} in the territory`,
    };
  const open = judged.filter(({ isMet }) => isMet === undefined);
  return {
    asked,
    answer: answerOf(open.length > 0 ? undefined : false),
    citation: 'GN 29(m)(vii)',
    ...(open.length === 0
      ? { found: 'none was done there' }
      : {
          missing: open.map(
            ({ kind, paragraph }) =>
              `whether there was ${PROCESS_NAMES[kind]} in the territory as GN 29(m)(vii)(${paragraph}) asks`,
          ),
        }),
  };
}

/** Whether a process of the record that names no kind may be this one. */
function mayBeDone({ record }: OriginCase, kind: ProcessKind): boolean {
  if (statedFact(record, NO_CHEMISTRY) === false) return false;
  return record.processes.some((process) => process.kind === undefined || process.kind === kind);
}

/** General Note 11 has rules of this sort for chapters 27 to 40 that are not read here: a failure may not stand on them. */
function judgeUnread(origin: OriginCase): ProofStep {
  const asked = NO_CHEMISTRY;
  const citation = 'GN 11(n)';
  const isDone = CHEMISTRY.some(({ kind }) => wasDone(origin, kind) === true);
  const isOpen = isDone || CHEMISTRY.some(({ kind }) => mayBeDone(origin, kind));
  return isOpen
    ? {
        asked,
        answer: 'undetermined',
        citation,
        missing: [
          `whether there was ${NO_CHEMISTRY} (GN 11(n), not read here), or that there was none`,
        ],
      }
    : { asked, answer: 'not-met', citation, found: 'none was done there' };
}
