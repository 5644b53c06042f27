import { shown } from '../checked.ts';
import type { RecordMaterial } from './production-record.ts';
import { Wrong } from './record-fields.ts';
import { MAX_DEPTH } from './view-materials.ts';

/** Keys name materials once, what is named exists and is named once by each, and nothing is made of itself. */
export function checkKeys(materials: readonly RecordMaterial[]): void {
  const byKey = new Map<string, RecordMaterial>();
  materials.forEach((material, index) => {
    if (byKey.has(material.key))
      throw new Wrong(`/materials/${index}/key`, `${shown(material.key)} names two materials`);
    byKey.set(material.key, material);
    if (new Set(material.madeFrom).size < material.madeFrom.length)
      throw new Wrong(`/materials/${index}/madeFrom`, 'a material is named here twice');
  });
  /** How many materials stand below each that is done. */
  const done = new Map<string, number>();
  const open = new Set<string>();
  // By hand, not by recursion: a record may be deeper than the stack.
  const visit = (start: RecordMaterial): void => {
    const path: { material: RecordMaterial; next: number }[] = [{ material: start, next: 0 }];
    open.add(start.key);
    while (path.length > 0) {
      const top = path.at(-1);
      if (top === undefined) return;
      const key = top.material.madeFrom[top.next];
      top.next += 1;
      if (key === undefined) {
        open.delete(top.material.key);
        const depths = top.material.madeFrom.map((input) => (done.get(input) ?? 0) + 1);
        const depth = depths.reduce((deepest, one) => Math.max(deepest, one), 0);
        if (depth > MAX_DEPTH) throw tooDeep();
        done.set(top.material.key, depth);
        path.pop();
        continue;
      }
      const input = byKey.get(key);
      if (input === undefined)
        throw new Wrong(
          `/materials/${materials.indexOf(top.material)}/madeFrom`,
          `${shown(top.material.key)} is made from ${shown(key)}, which no row has as its key`,
        );
      if (open.has(key)) throw new Wrong('/materials', `${shown(key)} is made from itself`);
      if (done.has(key)) continue;
      if (path.length > MAX_DEPTH) throw tooDeep();
      open.add(key);
      path.push({ material: input, next: 0 });
    }
  };
  for (const material of materials) if (!done.has(material.key)) visit(material);
  checkEntanglement(materials, byKey);
}

const tooDeep = (): Wrong =>
  new Wrong('/materials', `materials are made of materials more than ${MAX_DEPTH} deep`);

/** Looks below its materials that a record of any size may ask, and for each row of a large one. */
const LOOKS = 20_000;
const LOOKS_OF_ROW = 10;

/**
 * Each material is looked into down to its ends, for each way of each rule. What a tree of many levels asks is little; a
 * web in which everything is made of everything asks so much of a few rows that nobody would get an answer.
 */
function checkEntanglement(
  materials: readonly RecordMaterial[],
  byKey: ReadonlyMap<string, RecordMaterial>,
): void {
  let left = Math.max(LOOKS, LOOKS_OF_ROW * materials.length);
  for (const material of materials) {
    const seen = new Set(material.madeFrom);
    left -= seen.size;
    // A set hands out what is added to it while it is walked.
    for (const key of seen) {
      const madeFrom = byKey.get(key)?.madeFrom ?? [];
      left -= madeFrom.length;
      if (left < 0)
        throw new Wrong(
          '/materials',
          'more is made of the same materials, level upon level, than is looked into: give the rows without the levels that no rule asks',
        );
      for (const one of madeFrom) seen.add(one);
    }
  }
}
