import assert from 'node:assert/strict'
import { withheldAs } from '../../../src/core/digest/frontMatter.ts'
import { parseDigest } from '../../../src/core/digest/session.ts'

const body = 'A Paper about Kites\nhttps://arxiv.org/abs/2402.00002\nWorth it.\n'

/** What writers say in one language; each word of a list is combined with each of the others. */
interface Words {
  /** A draft; keys of its state, of whether it is published, and words for no and yes. */
  readonly drafts: readonly string[]
  readonly states: readonly string[]
  readonly shown?: readonly string[]
  readonly no?: string
  readonly yes?: string
  /** Values of a state, besides a draft. */
  readonly values?: readonly string[]
  /** What is asked of those who see it, and for whom it is. */
  readonly asked: readonly string[]
  readonly few: readonly string[]
}

const languages: Readonly<Record<string, Words>> = {
  en: {
    drafts: ['draft', 'WIP'],
    states: ['status', 'Stage', 'visibility', 'privacy', 'sharing', 'level', 'scope'],
    shown: ['published', 'public', 'shared', 'completed'],
    no: 'no',
    yes: 'yes',
    values: ['private', 'in progress', 'Unpublished', 'confidential', 'only me', 'not ready'],
    asked: [
      ...['Do not publish', "Please don't share this yet", 'Not for publication', 'Do not distribute'],
      ...["Please don't forward this outside the lab", 'Not for sharing'],
    ],
    few: [
      ...['Members only', 'Group members only', 'For the group only', 'For our lab only', 'Subscribers only'],
      ...['For my eyes only', 'Lab-internal', 'For internal use', 'Private notes', 'Unpublished'],
      ...['Not yet ready for publication', 'Not finished yet', 'This draft is not finished'],
      ...['EMBARGOED', 'Under NDA', 'Not public yet', 'Not yet public', 'Published?: No', 'For review only'],
      ...[
        'First draft',
        'Very rough draft, sorry',
        'Please keep this within the team',
        'Company confidential',
      ],
      ...[
        'Please do not cite or circulate.',
        'This issue is still a draft',
        'This newsletter has not been published yet',
        'It is not ready',
      ],
    ],
  },
  de: {
    drafts: ['Entwurf'],
    states: ['Status'],
    shown: ['veröffentlicht'],
    no: 'nein',
    yes: 'ja',
    values: ['in Bearbeitung', 'intern', 'vertraulich'],
    asked: ['Bitte nicht weiterleiten', 'nicht veröffentlichen', 'Bitte vertraulich behandeln'],
    few: ['Nur für den internen Gebrauch', 'Vertraulich', 'In Bearbeitung'],
  },
  fr: {
    drafts: ['brouillon'],
    states: ['statut'],
    shown: ['publié', 'publiée'],
    no: 'non',
    yes: 'oui',
    values: ['en cours de rédaction', 'interne', 'privé'],
    asked: ['Ne pas diffuser', 'ne pas partager', 'Pas pour diffusion'],
    few: ['Document interne', 'Usage interne uniquement', 'Confidentiel'],
  },
  es: {
    drafts: ['borrador'],
    states: ['estado'],
    shown: ['publicado'],
    no: 'no',
    yes: 'sí',
    values: ['privado'],
    asked: ['No difundir', 'no compartir', 'no para difusión'],
    few: ['Uso interno', 'Para uso interno', 'Confidencial'],
  },
  it: {
    drafts: ['bozza'],
    states: ['stato'],
    values: ['riservato', 'privato'],
    asked: ['Non diffondere', 'non condividere'],
    few: ['Per uso interno', 'Riservato'],
  },
  pt: {
    drafts: ['rascunho'],
    states: ['estado'],
    no: 'não',
    yes: 'sim',
    values: ['confidencial'],
    asked: ['Não divulgar', 'não compartilhar'],
    few: ['Para uso interno'],
  },
  nl: { drafts: ['klad'], states: ['status'], asked: ['Niet verspreiden'], few: ['Voor intern gebruik'] },
  pl: {
    drafts: ['szkic'],
    states: ['status'],
    asked: ['Nie rozpowszechniać', 'nie publikować'],
    few: [],
  },
  ru: {
    drafts: ['черновик'],
    states: ['статус'],
    shown: ['опубликовано'],
    no: 'нет',
    yes: 'да',
    values: ['конфиденциально'],
    asked: ['Не для распространения', 'не публиковать'],
    few: ['Для внутреннего использования'],
  },
  tr: { drafts: ['taslak'], states: ['durum'], asked: ['Paylaşmayın'], few: [] },
  ar: { drafts: ['مسودة'], states: ['الحالة'], asked: ['لا تنشر'], few: ['سري'] },
  ko: {
    drafts: ['초안'],
    states: ['상태', '공개 범위'],
    shown: ['공개', '공개 여부', '발행', '게시'],
    no: '아니오',
    yes: '예',
    values: ['작성 중', '작업중', '비공개', '미완성', '내부용'],
    asked: ['공유 금지', '외부에 공유하지 마세요', '배포하지 말아 주세요'],
    few: [
      ...['내부 공유용', '팀 내부용', '연구실용', '사내 한정', '비공개 문서입니다', '미완성입니다'],
      ...['이 글은 비공개 자료입니다', '대외비'],
    ],
  },
  ja: {
    drafts: ['下書き'],
    states: ['状態', 'ステータス'],
    shown: ['公開'],
    no: 'いいえ',
    yes: 'はい',
    values: ['執筆中', '作業中', '未公開', '非公開', '公開前'],
    asked: ['公開禁止', '共有しないでください'],
    few: ['社内限定', '関係者限り', '研究室のみ', '公開前', '未公開', 'これは下書きです', '未完成です'],
  },
  zh: {
    drafts: ['草稿'],
    states: ['状态', '狀態'],
    shown: ['发布', '發布', '公开'],
    no: '否',
    yes: '是',
    values: ['写作中', '未公开', '未发布'],
    asked: ['请勿外传', '不要转发', '勿公开'],
    few: ['仅限内部使用', '内部资料', '仅供内部参考', '待发布', '未发布'],
  },
}

const isWithheld = (text: string, file = 'a.md') => withheldAs(parseDigest(text), file) !== undefined

function published(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => !isWithheld(text))
}

for (const [language, words] of Object.entries(languages)) {
  const { drafts, states, shown = [], no = 'false', yes = 'true', values = [], asked, few } = words

  suite(`a draft in the words of ${language}`, () => {
    const said = [
      ...states.flatMap((key) => [...drafts, ...values].map((value) => [key, value] as const)),
      ...shown.flatMap((key) => [no, 'false'].map((value) => [key, value] as const)),
      ...drafts.flatMap((key) => [yes, 'true'].map((value) => [key, value] as const)),
      ...['tags', 'labels', 'flags', 'category'].flatMap((key) =>
        drafts.map((value) => [key, value] as const),
      ),
    ]

    test('is said by front matter in each of its formats', () => {
      const headers = said.flatMap(([key, value]) => [
        `---\ntitle: Week 5\n${key}: ${value}\n---\n`,
        `---\n"${key}": "${value}"\n---\n`,
        `---\nparams:\n  ${key}: ${value}\n---\n`,
        `+++\n"${key}" = "${value}"\n+++\n`,
        `{\n"${key}": "${value}"\n}\n`,
      ])
      assert.deepEqual(published(headers.map((header) => `${header}# Week\n\n${body}`)), [])
    })

    const lines = [
      ...drafts,
      ...asked,
      ...few,
      ...drafts.flatMap((noun) => asked.flatMap((ask) => [`${noun} – ${ask}`, `${noun}: ${ask}`])),
    ]

    test('is said by a line above its entries', () => {
      const texts = lines.flatMap((line) =>
        [
          line,
          `${line}.`,
          `**${line}!**`,
          `> ${line}`,
          `*${line}*`,
          `> **Warning:** ${line}.`,
          `[${line}]`,
        ].map((written) => `# Week\n\n${written}\n\n${body}`),
      )
      assert.deepEqual(published(texts), [])
      const below = lines
        .map((line) => `# Week\n\n${body}\n${line}.\n\n${body}`)
        .filter((text) => isWithheld(text))
      assert.deepEqual(below, [])
    })

    test('is said by a comment above all else but the title', () => {
      const texts = drafts
        .flatMap((noun) => [noun, ...asked.map((ask) => `${noun}: ${ask}`)])
        .flatMap((line) => [`<!-- ${line} -->`, `%% ${line} %%`, `[//]: # (${line})`, `{/* ${line} */}`])
        .flatMap((comment) =>
          ['', '---\ntitle: A\n---\n', '# Week\n\n', 'Week\n====\n\n'].map(
            (above) => `${above}${comment}\n\n${body}`,
          ),
        )
      assert.deepEqual(published(texts), [])
    })

    test('is said by the name of its file', () => {
      const files = drafts.flatMap((noun) => [
        ...[`week-20-${noun}.md`, `Week 20 (${noun}).md`, `${noun.toUpperCase()} week 20.md`, `a.${noun}.md`],
        ...asked.map((ask) => `week 20 - ${ask}.md`),
      ])
      assert.deepEqual(
        files.filter((file) => !isWithheld(`# Week 5\n\n${body}`, file)),
        [],
      )
    })
  })
}

suite('a draft', () => {
  test('is said by the names of files that say for whom they are', () => {
    for (const file of [
      ...['week-20-private.md', 'PRIVATE week 20.md', 'week-20-internal.md', 'week 20 - do not publish.md'],
      ...[
        'week-20-do-not-publish.md',
        '주간_초안.md',
        'a.private.md',
        'Week 20 (private).md',
        'private-week-20.md',
      ],
    ])
      assert.ok(isWithheld(`# Week 5\n\n${body}`, file), file)
    for (const file of [
      ...['drafts/a.md', 'private/a.md', '초안/a.md', 'private-learning.md', 'internal-representations.md'],
      ...[
        'nfl-draft.md',
        'draft-models.md',
        'private.md/a.md',
        'why-models-do-not-share.md',
        'federated-private.md',
      ],
      ...['drafting-week-20.md', 'nfl-draft-picks.md', 'week-20-private-models.md', '초안-모델.md'],
    ])
      assert.ok(!isWithheld(`# Week 5\n\n${body}`, file), file)
  })

  test('is said by other lines', () => {
    for (const line of [
      ...['Do not publish before 2099-01-01.', 'Draft - will be sent on Friday', 'Draft, to be sent Friday.'],
      ...['!!! draft', '공개 예정일: 2099-01-01', 'Status: in Bearbeitung', 'Level: confidential'],
    ])
      assert.ok(isWithheld(`# Week 5\n\n${line}\n\n${body}`), line)
  })

  test('is said by other values', () => {
    for (const line of [
      'published: null',
      'published: ~',
      'sharing: none',
      'published: pending',
      'publish_date: TBD',
      'readyToPublish: no',
      'ready_to_share: false',
      'internalOnly: yes',
      'Draft?: yes',
      'Is draft: true',
      'tags: [todo/draft]',
      'tags: [draft/week]',
      'tags: [do-not-publish]',
      '공개여부: 비공개',
      '작성상태: 작성중',
      'Sichtbarkeit: privat',
      '公開状態: 非公開',
      'dont_publish: true',
      "don't-share: yes",
    ])
      assert.ok(isWithheld(`---\n${line}\n---\n# Week 5\n\n${body}`), line)
  })

  test('is not said by other values', () => {
    for (const line of [
      'embargo: none',
      'embargo: no',
      'permalink: /private/',
      'published: 2024-02-03',
      'expires: never',
    ])
      assert.ok(!isWithheld(`---\n${line}\n---\n# Week 5\n\n${body}`), line)
  })

  test('is not said by settings of something else', () => {
    for (const [key, value] of [
      ['secret', 'x'],
      ['password', 'abc'],
      ['hidden', 'sidebar'],
      ['private', 'group-3'],
    ]) {
      assert.ok(!isWithheld(`+++\n[params]\n${key} = "${value}"\n+++\n${body}`), key)
      assert.ok(!isWithheld(`---\nparams:\n  ${key}: ${value}\n---\n${body}`), key)
      assert.ok(isWithheld(`+++\n[params]\n${key} = true\n+++\n${body}`), key)
      assert.ok(isWithheld(`+++\n${key} = "${value}"\n+++\n${body}`), key)
    }
  })

  for (const line of [
    ...[
      'We cannot share the data.',
      'The authors did not publish code.',
      'Internal representations',
      'Private models',
    ],
    ...[
      'The NFL draft is over.',
      'NFL draft',
      'Drafting with models',
      'Draft models are fast.',
      'Not published code',
    ],
    ...[
      'They do not share the weights.',
      'Do not share the weights!',
      'Members of the group wrote this.',
      'Concept',
    ],
    ...['This week is about drafts.', 'This draft model is not slow.', 'This issue is about private models.'],
    ...['This list is not complete without BERT.', 'The text is not ready-made.', 'The group only met once.'],
    ...[
      'Team notes',
      'Lab notes',
      'Notes for the group',
      'Subscribers liked the last one.',
      'No compartir es malo.',
    ],
    ...[
      'Keine Entwürfe diese Woche',
      'Le brouillon de BERT',
      'Wir teilen nicht alles.',
      'Il ne faut pas partager.',
    ],
    ...[
      '이번 주 초안 모델 모음',
      '내부 표현을 다룬 글',
      '비공개 모델',
      '공유 경제',
      '公開されたモデル',
      '内部表現',
      '未公開の重み',
    ],
    ...['内部表示学习', '不要错过', 'Внутренние представления', 'Не публиковать код — плохо.'],
    ...['<!-- draft models -->', '<!-- TODO: draft the introduction -->', '%% private learning %%'],
    ...[
      'Papers.\n\n<!-- draft -->',
      '!!! note\n    Draft models',
      'Status: stable',
      '상태: 진행 중',
      'ステータス: 進行中',
      'Statut: en cours',
      'Level: 2',
      'Scope: language',
    ],
  ])
    test(`is not said by ${line}`, () => {
      assert.ok(!isWithheld(`# Week 5\n\n${line}\n\n${body}`))
    })

  for (const line of [
    ...['tags: [draft models]', 'labels: [private learning]', 'category: drafting', 'flags: [draft-models]'],
    ...[
      'scope: language models',
      'level: 2',
      'sharing: true',
      '공개: 예',
      '발행: 2024',
      '发布: true',
      'статус: готово',
    ],
    ...[
      'statut: publié',
      'estado: publicado',
      'ステータス: 公開',
      'Status: fertig',
      'published:',
      'description: Draft models',
    ],
    ...[
      'comment: we cannot share the data',
      'privacy: policy',
      'date: 2099-01-01',
      'completed: true',
      'shared: true',
    ],
  ])
    test(`is not said by front matter: ${line}`, () => {
      assert.ok(!isWithheld(`---\ntitle: Week 5\n${line}\n---\n\n${body}`))
    })
})
