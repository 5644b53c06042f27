import { parseMid } from '@originmark/customs';
import { type Finding, about, fail, pass } from '../../verdict/fragment.ts';
import type { ClaimsContext, LineView } from '../claims-context.ts';
import { linePointer } from '../clocks/own-record.ts';
import { identifiersOf, identitiesOf } from '../filing/identities.ts';

/**
 * The manufacturer identification code has its form, and is the maker's where the maker's identity
 * credential gives one. It is evidence of a party and never its identity: it may lawfully be the
 * invoicing party's, in another country than that of origin.
 */
export function checkManufacturerId(claims: ClaimsContext, view: LineView): Finding[] {
  const { manufacturer, manufacturerId } = view.line;
  if (manufacturerId === undefined) return [];
  const at = about({
    axis: 'documents',
    line: view.number,
    on: claims.entry,
    pointer: linePointer(claims, view, 'manufacturerId'),
    found: manufacturerId,
  });
  if (!parseMid(manufacturerId).ok)
    return [
      fail('documents.conflict', {
        ...at,
        expected: 'country, name, number and city of the maker',
      }),
    ];
  const identities = manufacturer === undefined ? [] : identitiesOf(claims, manufacturer);
  const expected = identities.flatMap((identity) => identifiersOf(identity, 'MID'));
  if (expected.length === 0) return [];
  return [
    expected.includes(manufacturerId)
      ? pass('documents', { ...at, expected })
      : fail('documents.conflict', { ...at, expected }),
  ];
}
