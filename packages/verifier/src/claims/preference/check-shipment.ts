import { sameDid } from '@originmark/core';
import type { CommercialInvoice } from '@originmark/schemas';
import { type Finding, fail, pass, undecided } from '../../verdict/fragment.ts';
import { readSubject } from '../claims-context.ts';
import { isDayWithin, readDay, signingDay } from '../clocks/local-day.ts';
import type { CertificationFace } from './certification-face.ts';

/**
 * A certification without a blanket period covers one shipment, which may be several entries (19 CFR
 * 182.12(g)(1)). Its invoice number, "if known", must be one of the line's: otherwise a certification
 * for one shipment would serve for all. Without a number an invoice must tie it to the shipment.
 */
export function checkShipment(face: CertificationFace): Finding {
  const { facts, line, subject } = face;
  const expected = line.invoiceNumbers ?? [];
  const found = subject.invoiceNumber ?? null;
  const at = { ...facts, pointer: '/credentialSubject/invoiceNumber', expected, found };
  if (subject.invoiceNumber !== undefined) {
    if (expected.length === 0) return undecided('entry.line-unsupported', at);
    return expected.includes(subject.invoiceNumber)
      ? pass('entry', at)
      : fail('entry.line-unsupported', at);
  }
  const tied = tyingInvoice(face);
  return tied === undefined
    ? undecided('entry.line-unsupported', at)
    : pass('entry', {
        ...at,
        found: `tied by invoice ${tied}: same seller and product, certified between invoice and importation`,
      });
}

/**
 * The number of an invoice of the line that only this shipment can share with the certification: the
 * certifier or exporter sells the certified product on it, and certified after it and before importation.
 */
function tyingInvoice({ claims, subject, view }: CertificationFace): string | undefined {
  const signed = signingDay(subject.signedAt);
  const { imported } = view.clocks;
  if (signed === undefined || imported === undefined) return undefined;
  const products = new Set(subject.goods.flatMap(({ product }) => product ?? []));
  const exporter = typeof subject.exporter === 'object' ? subject.exporter.id : undefined;
  const sellers = [subject.certifier.id, ...(exporter === undefined ? [] : [exporter])];
  for (const credential of view.support) {
    const invoice = readSubject<CommercialInvoice>(
      claims,
      credential,
      'CommercialInvoiceCredential',
    );
    if (invoice === undefined || claims.standing(credential).outcome !== 'valid') continue;
    if (
      sellers.some((seller) => sameDid(seller, invoice.seller.id)) &&
      invoice.lines.some(({ product }) => product !== undefined && products.has(product)) &&
      isSignedBetween(invoice.invoiceDate, signed, imported)
    )
      return invoice.invoiceNumber;
  }
  return undefined;
}

function isSignedBetween(invoiceDate: string, signed: string, imported: string): boolean {
  const invoiced = readDay(invoiceDate);
  return invoiced !== undefined && isDayWithin(signed, invoiced, imported);
}
