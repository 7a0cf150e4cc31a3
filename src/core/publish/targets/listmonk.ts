import * as l10n from '@vscode/l10n'
import { draftHtml } from '../../export/plainHtml.ts'
import { lineOf, membersOf } from '../../metadata/source.ts'
import { type DraftTarget, inertTitle, isVisible, jsonOf, plainId } from '../target.ts'

/**
 * https://listmonk.app/docs/apis/campaigns/#post-apicampaigns. A new campaign is always a draft, and without `send_at`
 * it is not scheduled.
 */
export const listmonk: DraftTarget = {
  id: 'listmonk',
  label: 'listmonk',
  gives: 'draft',
  addressSetting: 'listmonk.url',
  longestTitle: 1000,
  longestMessage: undefined,
  askForKey: () =>
    l10n.t('The name and token of an API user, as "name:token"; listmonk shows them under Users.'),
  isKey: (text) => isVisible(text) && /^[^:]+:./.test(text),
  missingOf: ({ lists }) =>
    lists.length > 0
      ? undefined
      : l10n.t('The setting {0} must name a mailing list.', 'researchDigest.listmonk.lists'),
  write: draftHtml,
  request: ({ title }, text, { address, key, lists }) => ({
    url: `${address}/api/campaigns`,
    headers: { authorization: `token ${key}` },
    document: {
      ...{ name: inertTitle(title), subject: inertTitle(title), lists },
      ...{ type: 'regular', status: 'draft', content_type: 'html', body: text },
    },
  }),
  read(answer, { address }) {
    const { id, status } = membersOf(membersOf(jsonOf(answer)).data)
    const known = plainId(id)
    return known ? { status: lineOf(status), url: `${address}/admin/campaigns/${known}` } : undefined
  },
}
