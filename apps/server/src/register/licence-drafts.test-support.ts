/** A credential that another rests on. */
interface Parent {
  readonly id: string;
  readonly credentialDigest: string;
}

const party = (id: string) => ({ id, type: 'Organization', name: id.slice('did:web:'.length) });

const edges = (parents: readonly Parent[]) =>
  parents.map(({ credentialDigest, id }) => ({
    role: 'extendsCredential',
    credential: id,
    credentialDigest,
  }));

/** A trademark of an owner, recorded with CBP until a day. */
export function rightOf(owner: string, { mark = 'toy', until = '2027-03-01' } = {}) {
  return {
    type: 'IntellectualPropertyRightsCredential',
    issuer: owner,
    credentialSubject: {
      type: 'IntellectualPropertyRights',
      right: `https://rights.example/${mark}`,
      intellectualPropertyRightsOwner: party(owner),
      intellectualPropertyRightsType: 'Trademark',
      mark,
      registration: {
        office: 'USPTO',
        number: '9990417',
        register: 'Principal',
        from: '2007-03-01',
      },
      recordation: { number: 'TMK 07-00417', from: '2007-03-01', until },
    },
  };
}

/** A licence, or a sublicence, of toys under rights or a licence. */
export function licenceOf(
  licensor: string,
  licensee: string,
  parents: readonly Parent[],
  scope: object = {},
) {
  return {
    type: 'IntellectualPropertyRightsLicenseCredential',
    issuer: licensor,
    credentialSubject: {
      type: 'IntellectualPropertyRightsLicense',
      licensee: party(licensee),
      extendsCredential: parents.map(({ id }) => id),
      scope: {
        rights: ['https://rights.example/toy'],
        activities: ['make', 'have-made', 'import', 'sell'],
        term: { from: '2026-01-01T00:00:00Z', until: '2028-01-01T00:00:00Z', sellOffDays: 90 },
        sublicensing: true,
        depth: 2,
        ...scope,
      },
    },
    edge: edges(parents),
  };
}

/** A licensee's word that somebody may make for it. */
export function makerOf(licensee: string, maker: string, parents: readonly Parent[]) {
  return {
    type: 'MakerAuthorizationCredential',
    issuer: licensee,
    credentialSubject: {
      type: 'MakerAuthorization',
      maker: party(maker),
      extendsCredential: parents.map(({ id }) => id),
      scope: { rights: ['https://rights.example/toy'], activities: ['make'] },
    },
    edge: edges(parents),
  };
}
