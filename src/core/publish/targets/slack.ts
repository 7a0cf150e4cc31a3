import * as l10n from '@vscode/l10n'
import { slack as slackText } from '../../export/formats/slack.ts'
import { type DraftTarget, isSafeAddress, isVisible } from '../target.ts'

/**
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. Slack cuts messages off after 40,000
 * characters (https://api.slack.com/changelog/2018-04-truncating-really-long-messages), and shows link previews unless
 * told not to.
 */
export const slack: DraftTarget = {
  id: 'slack',
  label: 'Slack',
  gives: 'messages',
  addressSetting: undefined,
  longestTitle: undefined,
  longestMessage: 40_000,
  askForKey: () => l10n.t('The address of an incoming webhook; Slack shows one for each channel of an app.'),
  isKey: (text) => isVisible(text) && isSafeAddress(text),
  write: (exported, options) => slackText.write([exported], options)[0]?.text ?? '',
  request: (_draft, text, { key }) => ({
    url: key,
    headers: {},
    document: { text, unfurl_links: false, unfurl_media: false },
  }),
  read({ body }) {
    return new TextDecoder().decode(body).trim() === 'ok' ? { status: undefined, url: undefined } : undefined
  },
}
