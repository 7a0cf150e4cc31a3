import * as l10n from '@vscode/l10n'
import { discord as discordText } from '../../export/formats/discord.ts'
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
