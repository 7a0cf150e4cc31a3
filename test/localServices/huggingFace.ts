import { type LocalService, startLocalService } from './service.ts'

/** A paper that people have picked. */
export interface PickedPaper {
  readonly id: string
  readonly title: string
  /** ISO 8601. */
  readonly pickedAt: string
  readonly summary?: string
  readonly authors?: readonly string[]
}

/** A stand-in for the daily papers of Hugging Face, with more in its answers than anybody reads, as there. */
export async function startLocalHuggingFace(
  papers: readonly PickedPaper[],
): Promise<LocalService & { readonly url: string }> {
  const service = await startLocalService(({ method, path }) => {
    if (method !== 'GET' || path !== '/api/daily_papers')
      return { status: 404, document: { error: 'Not found' } }
    return { status: 200, document: papers.map(dailyPaper) }
  })
  return { ...service, url: `${service.origin}/api/daily_papers` }
}

/** An item as the service has it. */
export function dailyPaper({ id, title, pickedAt, summary = '', authors = ['Ann Author'] }: PickedPaper) {
  return {
    paper: {
      id,
      authors: authors.map((name) => ({ _id: '6745a', name, hidden: false })),
      publishedAt: '2026-11-20T12:00:00.000Z',
      submittedOnDailyAt: pickedAt,
      title,
      submittedOnDailyBy: { fullname: 'AK', isPro: true },
      summary,
      upvotes: 57,
      ai_summary: 'Machine-made words.',
      ai_keywords: ['trees'],
    },
    publishedAt: '2026-11-20T12:00:00.000Z',
    title,
    summary,
    thumbnail: 'https://cdn-thumbnails.example.org/x.png',
    numComments: 2,
    isAuthorParticipating: false,
  }
}
