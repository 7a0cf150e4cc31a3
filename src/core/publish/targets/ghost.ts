import { createHmac } from 'node:crypto'
import * as l10n from '@vscode/l10n'
import { draftHtml } from '../../export/plainHtml.ts'
import { elementsOf, lineOf, membersOf } from '../../metadata/source.ts'
import { type DraftTarget, inertTitle, jsonOf, plainId } from '../target.ts'

/** The longest lifetime of a token that Ghost accepts (https://docs.ghost.org/admin-api/#token-authentication). */
const tokenSeconds = 300

/** https://docs.ghost.org/admin-api/posts/creating-a-post; without `source=html`, the HTML would be left out. */
export const ghost: DraftTarget = {
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
