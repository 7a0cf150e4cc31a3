import * as l10n from '@vscode/l10n'
import { discord as discordText } from '../../export/formats/discord.ts'
import { slack as slackText } from '../../export/formats/slack.ts'
import { membersOf } from '../../metadata/source.ts'
import { type DraftTarget, isSafeAddress, isVisible, jsonOf, plainId } from '../target.ts'

/**
 * No link previews, of which a digest would have dozens
 * (https://docs.discord.com/developers/resources/message#message-object-message-flags).
 */
const suppressEmbeds = 1 << 2

/**
 * https://docs.discord.com/developers/resources/webhook#execute-webhook. With `wait` the response is the message, so
 * that one that was not kept is noticed. Nobody is mentioned, whatever a text says.
 */
export const discord: DraftTarget = {
  id: 'discord',
  label: 'Discord',
  gives: 'messages',
  addressSetting: undefined,
  longestTitle: undefined,
  longestMessage: 2000,
  askForKey: () => l10n.t("The address of a webhook; Discord shows it under a channel's Integrations."),
  isKey: (text) => isVisible(text) && isSafeAddress(text),
  write: (exported, options) => discordText.write([exported], options)[0]?.text ?? '',
  request: (_draft, text, { key }) => {
    const url = new URL(key)
    url.searchParams.set('wait', 'true')
    const document = { content: text, allowed_mentions: { parse: [] }, flags: suppressEmbeds }
    return { url: url.href, headers: {}, document }
  },
  read(answer) {
    const isMessage = plainId(membersOf(jsonOf(answer)).id) !== undefined
    return isMessage ? { status: undefined, url: undefined } : undefined
  },
}

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
