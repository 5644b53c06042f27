import { describe, expect, it } from '@jest/globals';
import { CliError, EXIT } from '../errors.ts';
import { refuseWorkbook } from './refuse-workbook.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const text = (value: string) => new TextEncoder().encode(value);

describe('refuseWorkbook', () => {
  it.each([
    ['.xlsx', bytes(0x50, 0x4b, 0x03, 0x04, 0x14), 'a workbook (such as .xlsx or .ods)'],
    ['.xls', bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1), 'a workbook (.xls)'],
    ['UTF-16', bytes(0xff, 0xfe, 0x46, 0x00), 'UTF-16'],
    ['UTF-16 of the other order', bytes(0xfe, 0xff, 0x00, 0x46), 'UTF-16'],
    ['PDF', text('%PDF-1.7'), 'a PDF'],
  ])('refuses %s and says how to save it', (_, given, what) => {
    const refused = () => {
      refuseWorkbook(given, 'mis facturas.xlsx');
    };
    expect(refused).toThrow(CliError);
    expect(refused).toThrow(
      expect.objectContaining({
        exitCode: EXIT.unreadableInput,
        message: expect.stringContaining(
          `mis facturas.xlsx is ${what.startsWith('UTF') ? 'text in ' : ''}${what}`,
        ),
      }),
    );
  });

  it.each([
    ['text', text('Factura,Fecha\n')],
    ['text with a byte order mark', text('\uFEFFFactura,Fecha\n')],
    ['text that begins as a workbook does', text('PK,Fecha\n')],
    ['windows-1252', bytes(0xd3, 0x2c, 0x46)],
    ['nothing', bytes()],
  ])('lets %s be', (_, given) => {
    expect(() => {
      refuseWorkbook(given, 'facturas.csv');
    }).not.toThrow();
  });
});
