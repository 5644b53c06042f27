import type { AgreementId } from '../agreements/agreement.ts';
import type { ProductionRecord, RecordMaterial } from './production-record.ts';
import { statedKind } from './stated.ts';
import { isInSpans } from '../rules/code-span.ts';
import { allTrue, anyTrue } from './proof.ts';

/** What the record calls the good, and the part taken out of a used one. */
export const REMANUFACTURED = 'remanufactured goods';
export const RECOVERED = 'recovered goods';

/** Goods that can be remanufactured ones: GN 29(c)(ii)(B); 19 USC 4531(a)(19). */
const GOODS: Readonly<
  Record<AgreementId, { readonly codes: readonly string[]; readonly except: readonly string[] }>
> = {
  'CAFTA-DR': { codes: ['84-85', '87', '9026', '9031-9032'], except: ['8418', '8516'] },
  USMCA: {
    codes: ['84-90', '9402'],
    except: [
      ...['8418', '8509', '8510', '8516', '8703'],
      ...['841451', '845011', '845012', '850811', '851711'],
    ],
  },
  NAFTA: { codes: [], except: [] },
};

/**
 * Whether a material is a recovered one that counts as originating: taken in the territory out of used goods and used in
 * a remanufactured good (GN 29(c)(i)(K); 19 USC 4531(c)(2)). `false` where the record does not speak of recovery.
 */
export function isRecoveredForThis(
  record: ProductionRecord,
  goodCodes: readonly string[],
  material: RecordMaterial,
  isRegional: boolean | undefined,
): boolean | undefined {
  if (statedKind(material.kinds, RECOVERED) !== true) return false;
  const { codes, except } = GOODS[record.agreement];
  const inCodes = allTrue(goodCodes.map((code) => isInSpans(code, codes)));
  const isExcepted = anyTrue(goodCodes.map((code) => isInSpans(code, except)));
  return allTrue([
    inCodes,
    isExcepted === undefined ? undefined : !isExcepted,
    statedKind(record.kinds, REMANUFACTURED),
    isRegional,
  ]);
}
