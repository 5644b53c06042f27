import type { CredentialKey } from '../story/draft.ts';
import type { Role } from './act.ts';

const IDENTITIES = 'Who is who';
const RIGHTS = 'Rights, licences, power of attorney';
const MAKING = 'Making and certifying';
const SHIPMENT = 'Shipment';

/**
 * Who is given what, because it needs it: whoever is vouched for its identity, a licensee its licence, a
 * maker or an importer that certifies the declarations, the importer certifications, a buyer its invoice.
 * What the broker presents it has from the importer, who passes its papers on.
 */
export const ROLES: Readonly<Record<Exclude<CredentialKey, 'entry'>, Role>> = {
  registrarRecognition: {
    chapter: IDENTITIES,
    does: 'recognizes who vouches for identities',
    givesTo: ['identity'],
  },
  registryRecognition: {
    chapter: IDENTITIES,
    does: 'recognizes who records rights',
    givesTo: ['recordation'],
  },
  harborpineIdentity: vouches('harborpine'),
  gulflineIdentity: vouches('gulfline'),
  confeccionesIdentity: vouches('confecciones'),
  tejidosIdentity: vouches('tejidos'),
  altiplanoIdentity: vouches('altiplano'),
  horizonteIdentity: vouches('horizonte'),
  maletasIdentity: vouches('maletas'),
  northlightIdentity: vouches('northlight'),
  brightfernIdentity: vouches('brightfern'),
  markRight: { chapter: RIGHTS, does: 'records the trademark', givesTo: ['northlight'] },
  artRight: { chapter: RIGHTS, does: 'records the copyright', givesTo: ['northlight'] },
  masterLicence: { chapter: RIGHTS, does: 'licenses both rights', givesTo: ['brightfern'] },
  sublicence: { chapter: RIGHTS, does: 'sublicenses for one year', givesTo: ['harborpine'] },
  makerAuthorization: {
    chapter: MAKING,
    does: 'authorizes the maker of the toys',
    givesTo: ['altiplano'],
  },
  powerOfAttorney: {
    chapter: RIGHTS,
    does: 'appoints its broker',
    givesTo: ['gulfline'],
  },
  toyRecord: { chapter: MAKING, does: 'records how the toys are made, for itself', givesTo: [] },
  toyMakerCertification: { chapter: MAKING, does: 'certifies the toys', givesTo: ['horizonte'] },
  toyExporterCertification: {
    chapter: MAKING,
    does: 'certifies the toys on that',
    givesTo: ['harborpine'],
  },
  toyReceipt: { chapter: MAKING, does: 'confirms what it received', givesTo: ['horizonte'] },
  spinnerDeclaration: declares('the yarn'),
  millDeclaration: declares('the fabric'),
  threadDeclaration: declares('the thread'),
  shirtRecord: {
    chapter: MAKING,
    does: 'records how the shirts are made',
    givesTo: ['harborpine'],
  },
  shirtCertification: {
    chapter: MAKING,
    does: 'certifies the shirts, as importer',
    givesTo: ['confecciones'],
  },
  suitcaseRecord: {
    chapter: SHIPMENT,
    does: 'records how the suitcases are made, sealed to the verifier',
    givesTo: ['harborpine'],
    sealed: true,
  },
  suitcaseCertification: {
    chapter: SHIPMENT,
    does: 'certifies the suitcases',
    givesTo: ['harborpine'],
  },
  suitcaseReceipt: { chapter: SHIPMENT, does: 'confirms what it received', givesTo: ['maletas'] },
  toyMakerInvoice: { chapter: SHIPMENT, does: 'invoices the toys', givesTo: ['horizonte'] },
  shirtInvoice: { chapter: SHIPMENT, does: 'invoices the shirts', givesTo: ['harborpine'] },
  toyInvoice: {
    chapter: SHIPMENT,
    does: "invoices the toys, with its own maker's invoice",
    givesTo: ['harborpine'],
    passesOn: ['toyMakerInvoice'],
  },
  tshirtInvoice: { chapter: SHIPMENT, does: 'invoices the T-shirts', givesTo: ['harborpine'] },
  suitcaseInvoice: { chapter: SHIPMENT, does: 'invoices the suitcases', givesTo: ['harborpine'] },
  veracruzBill: {
    chapter: SHIPMENT,
    does: 'takes toys and suitcases on board',
    givesTo: ['harborpine'],
  },
  puertoCortesBill: {
    chapter: SHIPMENT,
    does: 'takes shirts and T-shirts on board',
    givesTo: ['harborpine'],
  },
};

/** What the importer has its broker present. */
export const PAPERS_OF_THE_SHIPMENT: readonly CredentialKey[] = [
  'shirtCertification',
  'shirtInvoice',
  'toyExporterCertification',
  'toyReceipt',
  'makerAuthorization',
  'toyMakerInvoice',
  'toyInvoice',
  'suitcaseCertification',
  'suitcaseReceipt',
  'suitcaseInvoice',
  'tshirtInvoice',
  'veracruzBill',
  'puertoCortesBill',
];

function vouches(party: Role['givesTo'][number]): Role {
  return { chapter: IDENTITIES, does: 'vouches for the identity', givesTo: [party] };
}

function declares(what: string): Role {
  return {
    chapter: MAKING,
    does: `declares the origin of ${what}`,
    givesTo: ['confecciones'],
  };
}
