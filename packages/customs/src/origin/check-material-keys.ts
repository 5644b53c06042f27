import { shown } from '../checked.ts';
import type { RecordMaterial } from './production-record.ts';
import { Wrong } from './record-fields.ts';

/** Keys name materials once, what is named exists, and nothing is made of itself. */
export function checkKeys(materials: readonly RecordMaterial[]): void {
  const byKey = new Map<string, RecordMaterial>();
  materials.forEach((material, index) => {
    if (byKey.has(material.key))
      throw new Wrong(`/materials/${index}/key`, `${shown(material.key)} names two materials`);
    byKey.set(material.key, material);
  });
  const done = new Set<string>();
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
        done.add(top.material.key);
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
      if (path.length > 64)
        throw new Wrong('/materials', 'materials are made of materials more than 64 deep');
      if (done.has(key)) continue;
      open.add(key);
      path.push({ material: input, next: 0 });
    }
  };
  for (const material of materials) if (!done.has(material.key)) visit(material);
}
