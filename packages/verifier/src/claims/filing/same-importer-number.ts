import { parseImporterNumber } from '@originmark/customs';

/** Whether two importer numbers are one, with or without the suffix 00 of an employer number. */
export function isSameImporterNumber(a: string, b: string): boolean {
  return fullForm(a) === fullForm(b);
}

function fullForm(number: string): string {
  const parsed = parseImporterNumber(number);
  return parsed.ok ? parsed.value.text : number;
}
