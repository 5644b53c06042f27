import { urnOf } from '../derive.ts';
import { MAKER_AUTHORIZATION, MASTER_LICENCE, SUBLICENCE } from '../facts/licences.ts';
import { RECORD_TIMES } from '../facts/materials.ts';
import { RIGHTS } from '../facts/rights.ts';
import { didOf } from '../keys.ts';
import type { StoryDraft } from '../story/draft.ts';
import { copy, draftCredential, partyOf } from './draft-credential.ts';

/** Rights, and the chain of licences down to the maker (section 6). */
export function createLicences() {
  return {
    markRight: draftCredential('markRight', 'IntellectualPropertyRightsCredential', {
      issuer: 'recordation',
      signedAt: RECORD_TIMES.rights,
      status: true,
      edges: [{ role: 'recognizedIn', to: 'registryRecognition' }],
      subject: {
        type: 'IntellectualPropertyRights',
        right: RIGHTS.mark.right,
        intellectualPropertyRightsOwner: partyOf('northlight'),
        intellectualPropertyRightsType: 'Trademark',
        mark: RIGHTS.mark.name,
        registration: copy(RIGHTS.mark.registration),
        recordation: copy(RIGHTS.mark.recordation),
        physicalFeatures: copy(RIGHTS.mark.physicalFeatures),
      },
    }),
    artRight: draftCredential('artRight', 'IntellectualPropertyRightsCredential', {
      issuer: 'recordation',
      signedAt: RECORD_TIMES.rights,
      status: true,
      edges: [{ role: 'recognizedIn', to: 'registryRecognition' }],
      subject: {
        type: 'IntellectualPropertyRights',
        right: RIGHTS.art.right,
        intellectualPropertyRightsOwner: partyOf('northlight'),
        intellectualPropertyRightsType: 'Copyright',
        mark: RIGHTS.art.name,
        registration: copy(RIGHTS.art.registration),
        recordation: copy(RIGHTS.art.recordation),
      },
    }),
    masterLicence: draftCredential('masterLicence', 'IntellectualPropertyRightsLicenseCredential', {
      issuer: 'northlight',
      signedAt: MASTER_LICENCE.signedAt,
      status: true,
      edges: [
        { role: 'extendsCredential', to: 'markRight' },
        { role: 'extendsCredential', to: 'artRight' },
      ],
      subject: {
        type: 'IntellectualPropertyRightsLicense',
        licensee: partyOf('brightfern'),
        extendsCredential: [urnOf('markRight'), urnOf('artRight')],
        scope: copy(MASTER_LICENCE.scope),
      },
    }),
    sublicence: draftCredential('sublicence', 'IntellectualPropertyRightsLicenseCredential', {
      issuer: 'brightfern',
      signedAt: SUBLICENCE.signedAt,
      status: true,
      edges: [{ role: 'extendsCredential', to: 'masterLicence' }],
      subject: {
        type: 'IntellectualPropertyRightsLicense',
        licensee: partyOf('harborpine'),
        extendsCredential: urnOf('masterLicence'),
        scope: { ...copy(SUBLICENCE.scope), makers: [didOf('altiplano')] },
        physicalFeatures: copy(RIGHTS.mark.physicalFeatures),
      },
    }),
    makerAuthorization: draftCredential('makerAuthorization', 'MakerAuthorizationCredential', {
      issuer: 'harborpine',
      signedAt: MAKER_AUTHORIZATION.signedAt,
      status: true,
      edges: [{ role: 'extendsCredential', to: 'sublicence' }],
      subject: {
        type: 'MakerAuthorization',
        maker: partyOf('altiplano'),
        extendsCredential: urnOf('sublicence'),
        scope: { ...copy(MAKER_AUTHORIZATION.scope), makers: [didOf('altiplano')] },
        approvedAt: MAKER_AUTHORIZATION.approvedAt,
      },
    }),
  } satisfies Partial<StoryDraft['credentials']>;
}
