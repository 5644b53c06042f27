import { type Checked, accepted, refused, shown } from '../checked.ts';

/** A United States port of entry, Schedule D. */
export interface Port {
  /** District and port, `DDPP`. */
  readonly code: string;
  readonly name?: string;
  /** IANA time zone: the day of importation is the port's own. */
  readonly timeZone?: string;
  /** Whether name and zone were read in Schedule D itself; the ports known here are from general knowledge. */
  readonly confirmed: boolean;
}

const PORTS: ReadonlyMap<string, readonly [name: string, timeZone: string]> = new Map([
  ['0901', ['Buffalo-Niagara Falls', 'America/New_York']],
  ['1303', ['Baltimore', 'America/New_York']],
  ['1703', ['Savannah', 'America/New_York']],
  ['2304', ['Laredo', 'America/Chicago']],
  ['2402', ['El Paso', 'America/Denver']],
  ['2506', ['Otay Mesa', 'America/Los_Angeles']],
  ['2704', ['Los Angeles', 'America/Los_Angeles']],
  ['2709', ['Long Beach', 'America/Los_Angeles']],
  ['3001', ['Seattle', 'America/Los_Angeles']],
  ['3801', ['Detroit', 'America/Detroit']],
  ['3901', ['Chicago', 'America/Chicago']],
  ['4601', ['New York/Newark', 'America/New_York']],
  ['5201', ['Miami', 'America/New_York']],
  ['5301', ['Houston', 'America/Chicago']],
]);

/**
 * Reads a port code of four digits. A code that is not in our short list is accepted without name and zone: a caller
 * that needs the local day must then say that it cannot decide. Reason: `port-shape`.
 */
export function parsePort(text: unknown): Checked<Port> {
  if (typeof text !== 'string' || text.length !== 4 || !/^[0-9]{4}$/.test(text)) {
    return refused(
      'port-shape',
      `A port of entry has four digits such as 5301, not ${shown(text)}.`,
    );
  }
  const known = PORTS.get(text);
  if (known === undefined) return accepted({ code: text, confirmed: false });
  return accepted({ code: text, name: known[0], timeZone: known[1], confirmed: false });
}
