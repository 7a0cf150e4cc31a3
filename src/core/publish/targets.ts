// The services that take drafts, by the requests that each understands.
import { createHmac } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { discord as discordText } from '../export/formats/discord.ts'
import { slack as slackText } from '../export/formats/slack.ts'
import { draftHtml } from '../export/plainHtml.ts'
import { elementsOf, lineOf, membersOf } from '../metadata/source.ts'
import { type DraftTarget, isSafeAddress, jsonOf } from './target.ts'

/**
 * https://docs.buttondown.com/api-emails-create. Without a status, older keys send immediately, so it is always given;
 * the header that confirms sending (`X-Buttondown-Live-Dangerously`) is never sent. The comment at the start says that
 * the body is HTML.
 */
const buttondown: DraftTarget = {
  id: 'buttondown',
  label: 'Buttondown',
  gives: 'draft',
  addressSetting: 'buttondown.apiUrl',
  longestTitle: 2000,
  longestMessage: undefined,
  askForKey: () => l10n.t('The key is on your page buttondown.com/requests.'),
  isKey: isVisible,
  write: (exported) => `<!-- buttondown-editor-mode: fancy -->\n${draftHtml(exported)}`,
  request: ({ title }, text, { address, key }) => ({
    url: `${address}/emails`,
    headers: { authorization: `Token ${key}` },
    document: { subject: inertTitle(title), body: text, status: 'draft' },
  }),
  read(answer) {
    const { id, status } = membersOf(jsonOf(answer))
    const known = plainId(id)
    return known ? { status: lineOf(status), url: `https://buttondown.com/emails/${known}` } : undefined
  },
}

/** The longest lifetime of a token that Ghost accepts (https://docs.ghost.org/admin-api/#token-authentication). */
const tokenSeconds = 300

/** https://docs.ghost.org/admin-api/posts/creating-a-post; without `source=html`, the HTML would be left out. */
const ghost: DraftTarget = {
  id: 'ghost',
  label: 'Ghost',
  gives: 'draft',
  addressSetting: 'ghost.url',
  longestTitle: 255,
  longestMessage: undefined,
  askForKey: () => l10n.t('The Admin API key of a custom integration; Ghost shows it under Integrations.'),
  isKey: (text) => /^[\da-f]{2,100}:(?:[\da-f]{2}){8,200}$/i.test(text),
  write: draftHtml,
  request: ({ title }, text, { address, key }, now) => ({
    url: `${address}/ghost/api/admin/posts/?source=html`,
    headers: { authorization: `Ghost ${tokenOf(key, now)}`, 'accept-version': 'v5.0' },
    document: { posts: [{ title: inertTitle(title), html: text, status: 'draft' }] },
  }),
  read(answer, { address }) {
    const { id, status } = membersOf(elementsOf(membersOf(jsonOf(answer)).posts)[0])
    const known = plainId(id)
    return known ? { status: lineOf(status), url: `${address}/ghost/#/editor/post/${known}` } : undefined
  },
}

/** A JSON Web Token (RFC 7519), signed with the secret half of the key by HMAC and SHA-256. */
function tokenOf(key: string, now: number): string {
  const [id, secret = ''] = key.split(':')
  const at = Math.floor(now / 1000)
  const signed = [
    { alg: 'HS256', kid: id, typ: 'JWT' },
    { iat: at, exp: at + tokenSeconds, aud: '/admin/' },
  ]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  const signature = createHmac('sha256', Buffer.from(secret, 'hex')).update(signed).digest('base64url')
  return `${signed}.${signature}`
}

/**
 * https://listmonk.app/docs/apis/campaigns/#post-apicampaigns. A new campaign is always a draft, and without `send_at`
 * it is not scheduled.
 */
const listmonk: DraftTarget = {
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

/**
 * https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks. Slack cuts messages off after 40,000
 * characters (https://api.slack.com/changelog/2018-04-truncating-really-long-messages), and shows link previews unless
 * told not to.
 */
const slack: DraftTarget = {
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

/**
 * No link previews, of which a digest would have dozens
 * (https://docs.discord.com/developers/resources/message#message-object-message-flags).
 */
const suppressEmbeds = 1 << 2

/**
 * https://docs.discord.com/developers/resources/webhook#execute-webhook. With `wait`, Discord answers with the message, which
 * shows that it was saved. `allowed_mentions` is empty, so that no text notifies anybody.
 */
const discord: DraftTarget = {
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

/** All services, in the order of the list for people. */
export const draftTargets: readonly DraftTarget[] = [buttondown, ghost, listmonk, slack, discord]

/** A title without template syntax: it is not read as HTML, so template markers are broken up. */
function inertTitle(title: string): string {
  return title.replace(/\{(?=[{%#])/g, '{\u200b')
}

/** An identifier that is safe in an address. */
function plainId(value: unknown): string | undefined {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^[\w-]{1,100}$/.test(text) ? text : undefined
}

/** Whether a text can be in a header. */
function isVisible(text: string): boolean {
  return /^[\x21-\x7e]{1,2000}$/.test(text)
}
