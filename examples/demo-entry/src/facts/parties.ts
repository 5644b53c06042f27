import type { PartyIdentifier, PostalAddress } from '@originmark/schemas';

/** A party of the story. All are invented; identifiers have valid check digits. */
export interface DemoParty {
  readonly name: string;
  readonly address?: PostalAddress;
  readonly telephone?: string;
  readonly email?: string;
  readonly identifiers?: readonly PartyIdentifier[];
}

const lei = (value: string): PartyIdentifier => ({ scheme: 'LEI', value });
const gln = (value: string): PartyIdentifier => ({ scheme: 'GLN', value });
const mid = (value: string): PartyIdentifier => ({ scheme: 'MID', value });

/** The traders, by the name under which keys and credentials know them. */
export const TRADERS = {
  harborpine: {
    name: 'Harbor & Pine Trading Co., Inc.',
    address: {
      streetAddress: '1450 Bayport Commerce Drive',
      addressLocality: 'Houston',
      addressRegion: 'TX',
      addressCountry: 'US',
    },
    telephone: '+1 713 555 0101',
    email: 'trade@harborpine.example',
    identifiers: [lei('984500HPTC0000000325'), gln('9520001000010')],
  },
  gulfline: {
    name: 'Gulfline Customs Brokers, Inc.',
    address: {
      streetAddress: '800 Fannin Street',
      addressLocality: 'Houston',
      addressRegion: 'TX',
      addressCountry: 'US',
    },
    telephone: '+1 713 555 0102',
    email: 'entry@gulfline.example',
    identifiers: [
      lei('984500GBCB0000000767'),
      gln('9520001000027'),
      { scheme: 'filer-code', value: 'Z9Z' },
    ],
  },
  confecciones: {
    name: 'Confecciones Valle de Sula, S.A. de C.V.',
    address: {
      streetAddress: 'Boulevard del Norte 1480',
      addressLocality: 'Choloma',
      addressCountry: 'HN',
    },
    telephone: '+504 555 0103',
    email: 'exportacion@valledesula.example',
    identifiers: [lei('984500CVDS0000000624'), gln('9520001000034'), mid('HNCONVAL1480CHO')],
  },
  tejidos: {
    name: 'Tejidos Ulúa, S.A.',
    address: {
      streetAddress: 'Zona Libre Búfalo, Edificio 17',
      addressLocality: 'Villanueva',
      addressCountry: 'HN',
    },
    telephone: '+504 555 0104',
    email: 'exportacion@tejidosulua.example',
    identifiers: [mid('HNTEJULU17VIL')],
  },
  altiplano: {
    name: 'Juguetes Altiplano, S.A. de C.V.',
    address: {
      streetAddress: 'Avenida Industrias 2250',
      addressLocality: 'San Luis Potosí',
      addressCountry: 'MX',
    },
    telephone: '+52 444 555 0105',
    email: 'calidad@altiplano.example',
    identifiers: [lei('984500JALT0000000466'), gln('9520001000041'), mid('MXJUGALT2250SAN')],
  },
  horizonte: {
    name: 'Comercializadora Horizonte del Norte, S.A. de C.V.',
    address: {
      streetAddress: 'Calle Hidalgo 815',
      addressLocality: 'Monterrey',
      addressCountry: 'MX',
    },
    telephone: '+52 81 555 0106',
    email: 'exportacion@horizonte.example',
    identifiers: [lei('984500CHOR0000000865'), mid('MXCOMHOR815MON')],
  },
  maletas: {
    name: 'Maletas del Bajío, S. de R.L. de C.V.',
    address: {
      streetAddress: 'Calle Roble 318',
      addressLocality: 'León',
      addressCountry: 'MX',
    },
    telephone: '+52 477 555 0107',
    email: 'exportacion@maletas.example',
    identifiers: [lei('984500MBAJ0000000588'), gln('9520001000058'), mid('MXMALDEL318LEO')],
  },
  northlight: {
    name: 'Northlight Story Works, Inc.',
    address: { addressCountry: 'US' },
    email: 'licensing@northlight.example',
    identifiers: [lei('984500NLSW0000000108')],
  },
  brightfern: {
    name: 'Brightfern Licensing LLC',
    address: { addressLocality: 'New York', addressRegion: 'NY', addressCountry: 'US' },
    email: 'licences@brightfern.example',
    identifiers: [lei('984500BFLC0000000269')],
  },
  spinner: {
    name: 'Piedmont Ring Spinners, Inc.',
    address: { addressLocality: 'Gastonia', addressRegion: 'NC', addressCountry: 'US' },
    telephone: '+1 704 555 0108',
    email: 'origin@piedmontspinners.example',
  },
  mill: {
    name: 'Textiles Lempa, S.A. de C.V.',
    address: { addressLocality: 'San Salvador', addressCountry: 'SV' },
    telephone: '+503 555 0109',
    email: 'origen@lempa.example',
  },
  threadMaker: {
    name: 'Carolina Thread Works, Inc.',
    address: { addressRegion: 'NC', addressCountry: 'US' },
    telephone: '+1 704 555 0110',
    email: 'origin@carolinathread.example',
  },
  carrier: { name: 'ZZ Gulf (carrier code ZZGT)' },
} as const satisfies Record<string, DemoParty>;

/** Those who vouch, resolve and verify: roles, not organisations. */
export const AUTHORITIES = {
  trust: { name: 'Demo trust authority' },
  recordation: { name: 'Demo recordation registry' },
  identity: { name: 'Demo identity registrar' },
  resolver: { name: 'Demo resolver' },
  verifier: { name: 'Demo verifier' },
  /** Signs the trust policy; its key stands in its DID, so that nothing need be resolved for it. */
  operator: { name: 'Demo policy operator' },
} as const satisfies Record<string, DemoParty>;

/** Every party of the story, with a DID each. */
export const PARTIES = { ...TRADERS, ...AUTHORITIES } as const;

export type TraderName = keyof typeof TRADERS;
export type PartyName = keyof typeof PARTIES;

/** Kept off every credential but the entry; the identity credential holds a salted commitment. */
export const IMPORTER_NUMBER = '89-100042000';
