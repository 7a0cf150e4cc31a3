// What writers say of a digest that is not for readers yet: in its title, the name of its file, a tag, or a line of its own.

/** A draft, in some of the languages in which digests are written but English, in which it is a verb, too. */
const foreignDraft =
  '초안|초고|드래프트|(?:작성|집필) ?중|下書き|草稿|ドラフト|(?:執筆|作成)中|書きかけ|写作中|撰写中|entwurf|brouillon|borrador|rascunho|bozza|utkast|udkast|kladd?e?|luonnos|taslak|szkic|черновик|чернетка|bản nháp|مسو\u0651?د\u0651?ة|پیش‌نویس|טיוטה'
export const draft = `draft|wip|${foreignDraft}`
export const surely = `drafts|${draft}|confidential|unpublished`
/** These say it in a title, too. */
export const keptBack =
  '비공개|미공개|미완성|대외비|非公開|未公開|公開前|未完成|非公开|未公开|未发布|待发布|社外秘|vertraulich|confidentiel|confidencial|riservato|конфиденциально|سري'
/** What is still being written, as the state of something, and for whom it is. Reading lists are "in progress", too. */
const foreignStates =
  'in (?:bearbeitung|arbeit)|en cours de \\p{L}{1,20}|(?:작업|편집|수정) ?중|(?:作業|編集|编辑)中|intern[eo]?|privat[eo]?|privado|privé|내부용?'
const withheld = `${surely}|${keptBack}|(?:work )?in[- ]progress|unfinished|private|internal|embargoed|(?:not (?:yet )?|to be )(?:published|public|ready|final|released|finished|complete)`
export const states = `${withheld}|${foreignStates}|drafting|(?:in|under|needs|pending)[- ]review|on[- ]hold|secret|restricted|members|paid|subscribers|(?:tlp[: ])?(?:red|amber(?:\\+strict)?)|(?:only )?me|unlisted|hidden|scheduled|future|pending|never`
/** With an icon or a mark beside it: "Draft 🚧", "(wip)". */
export const state = new RegExp(`^[^\\p{L}\\p{N}]*(?:${states})[^\\p{L}\\p{N}]*$`, 'iu')

/** What is not to be done with a text, or what it is not for, in languages that have a word for that in front. */
const deeds = [
  [
    'ne pas|não|non?',
    'diffuser|partager|publier|compartir|difundir|publicar|compartilhar|divulgar|condividere|diffondere',
  ],
  ['(?:bitte )?nicht|niet', 'weitergeben|weiterleiten|teilen|veröffentlichen|verbreiten|verspreiden|delen'],
  ['nie|не', 'publikować|udostępniać|rozpowszechniać|публиковать|распространять|пересылать|делиться'],
  ['لا', 'تنشر'],
  ['[请請]?(?:勿|不要)', '外[传傳]|公[开開]|[转轉][发發]|[传傳]播|分享'],
  [
    '(?:this is )?not (?:yet )?for|nicht (?:für die|zur)|pas pour|no para|не для',
    '(?:publication|distribution|circulation|sharing|veröffentlichung|weitergabe|diffusion|difusión|распространения)(?: (?:yet|please))?',
  ],
] as const
const passOn = 'share|publish|circulate|distribute|forward|cite|quote'
const asked = [
  String.raw`(?:please )?(?:do not|don['’]?t) (?:${passOn})(?: (?:or|and) (?:${passOn}))?(?: (?:this|it|yet|further|widely|please|link))*(?: (?:outside|beyond)(?: \p{L}{1,20}){1,4})?`,
  ...deeds.map(([not, verbs]) => `(?:${not}) ?(?:${verbs})`),
  '(?:bitte )?vertraulich behandeln|paylaşmayın(?:ız)?',
  String.raw`(?:please )?keep (?:this|it) (?:within|inside|in) (?:the|our) \p{L}{1,20}`,
  String.raw`(?:(?:외부(?:에|로)?|절대|아직|부디|제발|다른 사람(?:에게|과)) ?)?(?:공개|공유|배포|유출|전달) ?(?:금지|하지 ?(?:마|말)\p{L}*(?: (?:주|바라|바랍|부탁)\p{L}*)?)`,
  '(?:共有|公開|転載|配布|口外)(?:しないで(?:ください|下さい)?|禁止|厳禁|不可)',
].join('|')
/** What a writer asks of those who see it all the same, at the end of a line. */
export const request = String.raw`(?:^|[-–—:;,.!。(]\s*|외부 )(?:${asked})[\s.!。)]*$`

/** Tags that are hardly a subject, also where a text has them. */
const ownTags = `drafts|${draft}|unpublished|noexport|(?:do-?not|no)-?publish`
/** The same among the tags of a header, which are of the whole digest. */
const tags = `${ownTags}|private|confidential|internal`
/** Wider tags of which these are a part, as in Obsidian: `status/draft`. */
const widerTags = '(?:status|state|type|상태)/'
const anyTagOfDraft = new RegExp(
  `^#?(?:${widerTags}|todo/|workflow/)?(?:${tags})(?:/(?:\\d|week|digest|issue)[\\w-]*)?$`,
  'iu',
)
const tagOfDraft = new RegExp(`^(?:${ownTags}|${widerTags}(?:${tags}))(?:/\\d+)?$`, 'iu')

/** "Draft", "wip 2", "Draft v1". */
const numbered = String.raw`(?:${draft})(?:\s(?:v\.?\s?)?\d{1,3})?`
const inBrackets = String.raw`[[(]${numbered}[\])](?![[(])`
/** What a digest is of, after which a draft is not one of its subjects: "Draft Week 5". */
const occasionWord = String.raw`(?:week(?:ly)?|month(?:ly)?|daily|digest|newsletter|issue|no\.?)(?![\p{L}])`
const occasion = String.raw`(?:${occasionWord}|\d)`
/** Subjects of papers, unless they stand apart. */
const apart = `private|internal|confidential|unpublished|unfinished|${keptBack}`
const titleOfDraft = new RegExp(
  [
    String.raw`[[(](?:${numbered}|${withheld})[\])](?![[(])`,
    String.raw`^${numbered}(?:[!.]?$|\s?:|\s+${occasion})`,
    String.raw`(?:\s[-–—]|:|${occasion}\s?[,|])\s+${numbered}$|\d\p{L}{0,2}\s*${numbered}$`,
    String.raw`^(?:${apart})(?:\s*[-–—:|]\s*${occasion}|\s+${occasionWord})|\d\s*[-–—:,|]\s*(?:${apart})$|\d\p{L}{0,2}\s*[-–—:,|]\s*(?:${keptBack})$`,
  ].join('|'),
  'iu',
)
/** In front of a title of its own, not of what follows a draft: "Draft - verify". */
const draftBefore = new RegExp(String.raw`^${numbered}\s+[-–—|]\s+`, 'iu')
/** Written as on a stamp. */
const stampedTitle =
  /^(?:(?:DRAFT|WIP)(?:\s*[^\p{L}\p{N}\s]|\s+(?!\p{Ll}))|(?:PRIVATE|INTERNAL|CONFIDENTIAL|UNPUBLISHED|UNFINISHED)\s*[-–—:!|])|(?<![\p{L}\p{N}])(?:DRAFT|WIP)$/u

/** For whom a text is that is for few. */
const few = '(?:internal|group|team|lab|staff|members?|authors?|reviewers?|editors?|company)'
const forFew = `(?:for )?(?:the |our |my )?(?:(?:${few}|paid)(?:['’]s?)? )?(?:${few}|eyes|subscribers?) only|(?:lab|group|team|company)[- ]internal|(?:private|internal) (?:notes?|document|version|copy)`
/** What follows on a line that calls a digest a draft. */
const remark = String.raw`(?:please )?(?:do not|don['’]t)\b.*|not (?:for|yet|final|finished|ready|complete|public)\b.*|(?:will|to) be (?:sent|published|released|shared|posted)\b.*|for [^.]{1,40} only|(?:for )?${few}(?:['’]s?)?(?: [^.]{1,40})? only|for ${few}\b[^.]{0,40}|more (?:to come|soon)|to be continued|comments welcome|work in progress|unfinished|internal|private|sorry\b.*|(?:strictly )?confidential|(?:${asked})(?:[\s.!,。].*)?`
/** "This", "this issue". */
const thisText =
  '(?:this|it|(?:this|the) (?:draft|digest|document|edition|issue|list|newsletter|page|post|text|version))'
/** "Not ready for publication", "has not been published yet". */
const notYet = `(?:${thisText} (?:is|has) )?(?:still )?(?:unpublished|unfinished|not (?:yet )?(?:been )?(?:finished|published|complete|released|ready)(?: (?:for (?:publication|sharing|readers)|to be (?:published|shared)))?(?: yet)?)`
/** "This is still a rough draft", in the same languages. */
const thisIs = String.raw`${thisText} is (?:still |only |just )?(?:an? )?(?:first |early |rough )?|(?:dies|das|hier) ist (?:noch |nur |erst )?(?:ein )?(?:erster )?|(?:ceci|ce texte|cet article) est (?:encore )?(?:un )?(?:premier )?|c['’]est (?:encore )?un |est[eo](?: \p{L}{1,20})? es (?:todavía |aún )?(?:un )?(?:primer )?|(?:isto|este)(?: \p{L}{1,20})? (?:ainda )?é (?:ainda )?(?:um )?|quest[oa](?: \p{L}{1,20})? è (?:ancora )?(?:una )?|это (?:ещё |пока )?`
/** "비공개", "이 글은 아직 초안입니다", "この記事は下書きです", "本文为草稿". */
const unfinished = String.raw`(?:(?:이|본|이번|아직|この|これ|本|まだ|这|此|本文)[^\s.。]{0,6}(?:\s[^\s.。]{1,6}){0,3}\s?)?(?:초안|초고|${keptBack}|(?:작성|집필|수정)\s?중|下書き|草稿|初稿|(?:執筆|作成)中|書きかけ|写作中)(?:\s?(?:단계|상태)|인? ?(?:글|문서|노트|자료|원고|페이지|다이제스트|내용|버전))?(?:입니다|이다|이에요|예요|임|です|である|だ)?`
/** A line that is a stamp by itself. */
const stamp = [
  '(?:strictly )?(?:confidential|private)|internal (?:use )?only|(?:for|only for) internal use(?: only)?|not for external (?:use|distribution|sharing)|work in progress',
  forFew,
  notYet,
  '(?:under )?embargo(?:ed)?|under nda|not (?:yet )?public(?: yet)?|publi(?:shed?|c)\\?:? no|for (?:(?:internal )?review|your eyes) only|company confidential',
  'noch nicht (?:veröffentlichen|veröffentlicht|fertig|öffentlich)|en cours de rédaction|для служебного пользования',
  '(?:발행|공개|게시) ?전|검토 ?중|限定公開|保密|[仅僅]自己可[见見]',
  // For use within a house.
  '(?:nur )?(?:für den )?internen gebrauch|(?:à )?usage interne(?: uniquement)?|document interne|(?:para |per )?uso interno|voor intern gebruik|для внутреннего использования',
  `(?:streng |strictement |estrictamente )?(?:${keptBack})|in (?:arbeit|bearbeitung)`,
  '(?:(?:팀|사내|내부|연구실) ?){1,2}(?:용|공유 ?용|한정)(?:입니다)?|(?:社内|関係者|研究室)(?:限定|限り|のみ)|部外秘|[仅僅]?[供限]{0,2}内部(?:使用|[资資]料|参考)',
  unfinished,
].join('|')
/** A line is nothing but this, however long it is. */
const stamps = [
  String.raw`^[[(]?(?:${thisIs})?(?:(?:very|first|rough|early|private|internal) ){0,2}${numbered}(?:[\s!.,:;–—-]+(?:${remark})|\s?\([^()]{1,60}\))?[\s!.)\]]*$`,
  String.raw`^[[(]?(?:${stamp})(?:\s*[!.,:;–—-]+\s*(?:${remark}))?[)\]]?[\s!.。]*$`,
  String.raw`^[[(](?:${withheld})[)\]][\s!.]*$`,
  String.raw`^[[(]?(?:${asked})[\s.!。)\]]*$`,
].join('|')
const stampOfDraft = new RegExp(stamps, 'iu')
/** Else it is a sentence about drafts. */
const lineOfDraft = new RegExp(`^${inBrackets}|${stamps}|${request}`, 'iu')
const fileOfDraft = new RegExp(
  [
    String.raw`[[(](?:${numbered}|${withheld})[\])](?![[(])`,
    String.raw`^(?:${draft}|${apart})(?:[\s._-]+${occasion})|^(?:${draft})$|\.(?:${draft}|private)$`,
    String.raw`[\s_-](?:${draft})[\s_-]?v?\d{1,3}$|\d[\s._-]+(?:${draft}|${apart})$|[\s._-](?:${foreignDraft})$`,
    String.raw`(?:^|\d ?[-_ ] ?)(?:${asked.replaceAll(' ', '[\\s_-]')})$`,
  ].join('|'),
  'iu',
)
/** What is around words: emphasis and marks of quotations and lists; what is in front of them: a callout, an icon. */
const around =
  /^(?:[\s>#_~+-]|\[!\w+\][+-]?|\p{So}\uFE0F?)+|(?<![\s_~]|\p{So}\uFE0F?)(?:[\s_~]|\p{So}\uFE0F?)+$/gu

/** Words without emphasis and what is around them; characters that are only wider are those of ASCII. */
export function plainWords(line: string): string {
  return line
    .normalize('NFKC')
    .replace(/\*+|`+|__|==|~~|<[^<>]*>/g, '')
    .replace(/[【〔「『]/g, '[')
    .replace(/[】〕」』]/g, ']')
    .replace(around, '')
}

/** Titles of more characters call nothing a draft; looking for what is around them takes too long. */
const longestTitle = 300

/** Whether a title calls its digest a draft: "[Draft] Week 5", "WIP: Week 5", "Week 5 (draft)", "DRAFT Week 5". */
export function isTitleOfDraft(title: string): boolean {
  if (title.length > longestTitle) return false
  const words = plainWords(title)
  const rest = words.replace(draftBefore, '')
  return (
    [titleOfDraft, stampedTitle, lineOfDraft].some((pattern) => pattern.test(words)) ||
    (rest !== words && !/^\p{Ll}/u.test(rest))
  )
}

/** The same of a file: "week-5.draft.md". @param file its path, or a part of it */
export function isFileOfDraft(file: string): boolean {
  const name = file.replace(/^.*[\\/]/s, '').normalize('NFKC')
  return fileOfDraft.test(name.replace(/(?<=.)\.[^.]*$/, ''))
}

/** Whether a line says nothing else but that it stands in a draft. */
export function isLineOfDraft(line: string): boolean {
  return lineOfDraft.test(plainWords(titleOfBox(line)))
}

/** The same of a line that says this alone, with no words in front. */
export function isStampOfDraft(line: string): boolean {
  return stampOfDraft.test(plainWords(titleOfBox(line)))
}

/** What opens a box of MkDocs, Pandoc, Docusaurus, MyST or reStructuredText, or a note in a line of its own, with its title. */
const boxes: readonly RegExp[] = [
  /^(?:!{3}|\?{3}\+?)[ \t]+[\w-][\w -]{0,60}"([^"]*)"$/,
  /^:{3,}[ \t]*\{[^{}]{0,200}\btitle=["“]([^"”{}]*)["”][^{}]{0,200}\}$/,
  /^:{3,}[ \t]*(?:[\w-]{1,40}|\{[\w-]{1,40}\})(?:[ \t]+|(?=\[))([^\s{].*)$/,
  /^\.\. [\w-]{1,40}::[ \t]+(\S.*)$/,
  /^\*{0,2}(?:note|warning|caution|attention|important|notice|n\.?b\.?|주의|알림|참고|注意|注)\*{0,2}[:：]\*{0,2}[ \t]*(\S.*)$/i,
]

function titleOfBox(line: string): string {
  const words = line.replace(/^[>\s]+/, '')
  return boxes.map((box) => box.exec(words)?.[1]).find((title) => title !== undefined) ?? line
}

/** Whether one of the tags of a header calls its digest a draft; commas or else spaces part them. */
export function hasTagOfDraft(tagsInWords: string): boolean {
  const names = tagsInWords.split(tagsInWords.includes(',') ? ',' : /\s+/)
  return names.some((name) => anyTagOfDraft.test(name.trim()))
}

/** Whether a tag of a text calls its digest a draft. */
export function isTagOfDraft(name: string): boolean {
  return tagOfDraft.test(name)
}
