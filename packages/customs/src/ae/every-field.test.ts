import { describe, expect, it } from '@jest/globals';
import type { AeField } from './field.ts';
import { parseAe } from './parse-ae.ts';
import { AE_RECORD_TYPES } from './record-table.ts';

// A comma is in no code, number, day or amount; text may hold it.
const WRONG = ',';

const cases = AE_RECORD_TYPES.flatMap(({ id, fields }) =>
  fields
    .filter(({ kind }) => kind !== 'text' && kind !== 'token')
    .map((field) => ({ id, ...field })),
);
const coded = AE_RECORD_TYPES.flatMap(({ id, fields }) =>
  fields
    .filter(({ kind, values }) => kind === 'token' && values !== undefined)
    .map((field) => ({ id, ...field })),
);

/** A file of one record that is blank save for one field. */
function problemsOf(id: string, field: AeField, columns: string) {
  const record = (id.padEnd(field.from - 1) + columns).padEnd(80);
  return parseAe(`${record}\n`).problems.filter((problem) => problem.field === field.name);
}

describe('what stands in a field and does not belong there', () => {
  it.each([...cases, ...coded])(
    '$id $from to $to, $name: is named by record and columns',
    (field) => {
      const columns = WRONG.repeat(field.to - field.from + 1);
      const [problem, ...more] = problemsOf(field.id, field, columns);
      expect(more).toEqual([]);
      expect(problem).toMatchObject({
        record: 1,
        id: field.id,
        from: field.from,
        to: field.to,
        found: columns,
      });
      expect(problem?.code).toMatch(/^(?:bad-.*|not-blank)$/);
      expect(problem?.message).toContain(`Record 1 (${field.id}), column`);
    },
  );

  it.each(cases.filter(({ kind }) => kind === 'date'))(
    '$id $name: a day that is none is named',
    (field) => {
      for (const day of ['022926', '131126', '100026', '91426 ', ' 91426'])
        expect(problemsOf(field.id, field, day)).toMatchObject([
          { code: 'bad-date', record: 1, from: field.from, to: field.to, found: day },
        ]);
      expect(problemsOf(field.id, field, '022824')).toEqual([]);
    },
  );

  it.each(cases.filter(({ kind }) => kind === 'amount'))(
    '$id $name: an amount that ends early, has a sign or a point is named',
    (field) => {
      const width = field.to - field.from + 1;
      for (const amount of ['1 '.padStart(width), '-1'.padStart(width), '1.5'.padStart(width)])
        expect(problemsOf(field.id, field, amount)).toMatchObject([
          { code: 'bad-amount', record: 1, from: field.from, to: field.to, found: amount },
        ]);
      expect(problemsOf(field.id, field, '1'.padStart(width))).toEqual([]);
    },
  );
});
