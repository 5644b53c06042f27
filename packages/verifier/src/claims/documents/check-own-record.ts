import { compareDecimal, parseDecimal } from '@originmark/customs';
import { type Finding, fail, pass } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { linePointer, ownRecord, recordLineOf } from '../clocks/own-record.ts';

/** Compares a line as presented with the verifier's own record of the line as filed. */
export function checkOwnRecord(claims: ClaimsContext, view: LineView): Finding[] {
  const record = ownRecord(claims.subject, claims.context.record);
  const own = recordLineOf(claims, view.number);
  const { line } = view;
  const at = { axis: 'documents', line: view.number, on: claims.entry } as const;
  if (own === undefined) {
    if (record === undefined || record.lines.length === 0) return [];
    const pointer = linePointer(claims, view, 'line');
    const expected = record.lines.map((known) => known.line);
    return [fail('documents.conflict', { ...at, pointer, expected, found: line.line })];
  }
  const compared = [
    ['hts', own.hts, line.hts, own.hts?.replaceAll('.', '') === line.hts.replaceAll('.', '')],
    ['spi', own.spi, line.spi, own.spi === (line.spi ?? null)],
    [
      'countryOfOrigin',
      own.countryOfOrigin,
      line.countryOfOrigin,
      own.countryOfOrigin === line.countryOfOrigin,
    ],
    [
      'enteredValue',
      own.enteredValue,
      line.enteredValue.amount,
      isSameAmount(own.enteredValue, line.enteredValue.amount),
    ],
    [
      'manufacturerId',
      own.manufacturerId,
      line.manufacturerId,
      own.manufacturerId === line.manufacturerId,
    ],
  ] as const;
  return compared.flatMap(([member, expected, found, isSame]) => {
    if (expected === undefined) return [];
    const facts = {
      ...at,
      pointer: linePointer(claims, view, member),
      expected,
      found: found ?? null,
    };
    return [isSame ? pass('documents', facts) : fail('documents.conflict', facts)];
  });
}

function isSameAmount(a: string | undefined, b: string): boolean {
  const [left, right] = [parseDecimal(a), parseDecimal(b)];
  return left !== undefined && right !== undefined && compareDecimal(left, right) === 0;
}
