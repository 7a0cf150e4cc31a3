import { createHmac } from 'node:crypto'
import { type LocalService, type ServiceAnswer, type ServiceQuestion, startLocalService } from './service.ts'

/** A stand-in for a service that takes drafts, with an account that it accepts. */
export interface DraftService extends LocalService {
  /** For the setting with its address; empty for a chat. */
  readonly address: string
  readonly key: string
  /** Sent in place of all further answers. */
  answerWith(answer: ServiceAnswer | undefined): void
}

/** Starts the stand-in for a service by its target's id. */
export async function startDraftService(id: string): Promise<DraftService> {
  const { path, isChat = false, key, answer } = standIns[id] ?? missing(id)
  let fixed: ServiceAnswer | undefined
  const service = await startLocalService((question) => fixed ?? answer(question, key))
  return {
    ...service,
    address: isChat ? '' : `${service.origin}${path}`,
    key: isChat ? `${service.origin}${path}` : key,
    answerWith: (other) => {
      fixed = other
    },
  }
}

interface StandIn {
  readonly path: string
  readonly isChat?: boolean
  readonly key: string
  readonly answer: (question: ServiceQuestion, key: string) => ServiceAnswer
}

const standIns: Readonly<Record<string, StandIn>> = {
  buttondown: {
    path: '/v1',
    key: '401f7ac837da42b97f613d789819ff93537bee6a',
    answer: ({ method, path, headers, body }, key) => {
      if (headers.authorization !== `Token ${key}`)
        return { status: 401, document: { detail: 'Invalid token.' } }
      if (method !== 'POST' || path !== '/v1/emails') return { status: 404, document: {} }
      const { status = 'about_to_send' } = JSON.parse(body)
      return { status: 201, document: { id: 'em_5xj2', status } }
    },
  },
  ghost: {
    path: '/blog',
    key: `64f2f3e5a1b2c3d4e5f6a7b8:${'a1b2c3d4e5f6a7b8'.repeat(4)}`,
    answer: ({ method, path, parameters, headers, body }, key) => {
      if (!isSigned(headers.authorization, key))
        return { status: 401, document: { errors: [{ message: 'Invalid token' }] } }
      if (method !== 'POST' || path !== '/blog/ghost/api/admin/posts/') return { status: 404, document: {} }
      const [post] = JSON.parse(body).posts
      const html = parameters.get('source') === 'html' ? post.html : null
      return { status: 201, document: { posts: [{ id: '5ddc9141c35e7700383b2937', ...post, html }] } }
    },
  },
  listmonk: {
    path: '',
    key: 'writer:s3cr3t-token',
    answer: ({ method, path, headers, body }, key) => {
      if (headers.authorization !== `token ${key}`)
        return { status: 403, document: { message: 'invalid session' } }
      if (method !== 'POST' || path !== '/api/campaigns') return { status: 404, document: {} }
      const { lists } = JSON.parse(body)
      if (!(lists?.length > 0)) return { status: 400, document: { message: 'Unknown list' } }
      return { status: 200, document: { data: { id: 12, status: 'draft' } } }
    },
  },
  slack: {
    path: '/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX',
    isChat: true,
    key: '',
    answer: ({ path, body }) => {
      if (!path.endsWith('/XXXXXXXXXXXXXXXXXXXXXXXX')) return { status: 404, document: '', text: 'no_team' }
      const isText = typeof JSON.parse(body).text === 'string'
      return isText
        ? { status: 200, document: '', text: 'ok' }
        : { status: 400, document: '', text: 'no_text' }
    },
  },
  discord: {
    path: '/api/webhooks/1234567890/a-token-of-some-length',
    isChat: true,
    key: '',
    answer: ({ path, body }) => {
      if (!path.endsWith('/a-token-of-some-length'))
        return { status: 404, document: { message: 'Unknown Webhook' } }
      const { content } = JSON.parse(body)
      if (content.length > 2000) return { status: 400, document: { message: 'Invalid Form Body' } }
      return { status: 200, document: { id: '1101', channel_id: '7', content } }
    },
  },
}

function missing(id: string): never {
  throw new Error(`there is no stand-in for ${id}`)
}

/** Whether a token is one of Ghost: signed with the secret, for the Admin API, and no older than five minutes. */
function isSigned(authorization = '', key: string): boolean {
  const [id, secret = ''] = key.split(':')
  const [head = '', payload = '', signature] = authorization.replace(/^Ghost /, '').split('.')
  const expected = createHmac('sha256', Buffer.from(secret, 'hex'))
    .update(`${head}.${payload}`)
    .digest('base64url')
  if (signature !== expected) return false
  const [{ alg, kid }, { aud, iat, exp }] = [head, payload].map((part) =>
    JSON.parse(Buffer.from(part, 'base64url').toString()),
  )
  const now = Date.now() / 1000
  return alg === 'HS256' && kid === id && aud === '/admin/' && exp - iat <= 300 && iat <= now && exp > now
}
