// Every word by which digests are read, by what it is for. A test takes each out in turn and expects that somebody notices.

function words(list: string): ReadonlySet<string> {
  return new Set(list.trim().split(/\s+/))
}

/** What lies after a link and names no paper: "paper", "code". */
export const linkKinds = words(`
  paper papers pdf ps arxiv abs abstract link links url urls code codes github gitlab repo repos repository implementation
  implementations project projects page pages homepage webpage website site blog blogs blogpost post posts article articles
  video videos youtube slide slides talk talks demo demos colab data dataset datasets model models weights tweet tweets
  thread twitter hugging summary review reviews note notes read more here html doi openreview scholar alphaxiv huggingface
  hf poster posters supp supplement supplementary appendix bibtex cite springer ieee acm book docs proceedings preprint
  official publication source full text download news announcement report version web publisher journal article view
  논문 코드 링크 원문 요약 리뷰 论文 代码 链接 项目 论文链接 論文リンク 原文 笔记 論文 コード リンク 原論文 スライド 動画
  статья код ссылка artikel lien código enlace artículo papier arbeit texte quelle источник работа
  card anthology artigo dados aqui aquí articolo codice ici folien 这篇 這篇 여기 오픈리뷰
  biorxiv medrxiv chemrxiv psyarxiv pubmed pmc hal ssrn eprint whitepaper errata pmlr stage frontiers mdpi wiley elsevier sciencedirect
  cvf tches iacr numdam plos zenodo figshare osf lipics dblp researchgate cyberleninka cnki cinii dbpia
  프로젝트 홈페이지 데이터 데이터셋 데모 영상 동영상 발표자료 슬라이드 블로그 깃허브 자료 포스터 초록 부록 모델 번역 소스 数据 数据集 主页 项目主页 视频 博客 幻灯片 解读
  解说 讲解 模型 海报 附录 官网 全文 阅读原文 演示 程式碼 投影片 連結 專案 翻译 プロジェクト データ データセット ブログ 解説 記事 資料 デモ 実装 ポスター 翻訳 проект
  данные слайды видео репозиторий презентация препринт 論文を読む 続きを読む 論文はこちら 查看论文 查看原文 daten projekt projektseite webseite volltext
  zotero mendeley paperpile readwise weiterlesen lesen lire leer leia ler
  hier mehr publikation veröffentlichung studie beitrag suite más mais più qui leggi estudio estudo étude studio
  더보기 자세히 페이지 こちら こちらから リンクはこちら 原文はこちら 続きはこちら 論文を見る 论文地址 原文链接 论文原文 阅读全文 点击阅读 点击查看 点此查看 传送门
  données projet diapos vidéo dépôt datos proyecto página diapositivas projeto dati progetto pagina`)

/** Words that stand beside those. */
export const linkKindsBeside = words(`
  the to my our its original unofficial nips neurips iclr icml cvpr acl pytorch tensorflow tf jax keras
  home semantic face release open access on of in for at by and or via a this zum zur der die das le la el l al voir vers ver на к по j dl 보기 바로가기
  보러 가기 바로 읽기 dazu it go is check out find click open get visit have look see available
  online access learn info information details direct geht es disponible do da 더 여기서 에서`)

/** Acronyms of conferences, journals and preprint servers that publish what digests review. */
export const venues = words(`
  cvpr iccv eccv wacv bmvc accv icml neurips nips iclr aaai ijcai acl emnlp naacl eacl coling conll
  tacl interspeech icassp kdd www sigir cikm wsdm recsys icra iros rss corl miccai siggraph tog tpami pami ijcv
  jmlr tmlr aistats colt uai cogsci chi uist vldb sigmod osdi sosp nsdi usenix eurosys asplos isca hpca ndss
  ccs pnas physrev prl icdm ismir asru slt mlsys colm lrec ieee acm tnn`)

/** Names of journals and kinds of events that are ordinary words: a venue only with a year. */
export const venueWords = words(`
  preprint nature science cell micro findings workshop journal transactions proceedings oral spotlight poster lectures
  symposium conference corr`)

/** Parts of names that are written small. */
export const nameParticles = words(
  "van von de der den del della di da dos du la le el al bin ten ter zu 't ’t",
)

/** Words that end the names of institutions and begin those of no person. */
export const institutions =
  /\b(?:universit\w*|univ|institute|research|labs?|brain|college|academy|collaboration|consortium|inc|corp|google|microsoft|meta|openai|deepmind|nvidia)\b/i

/** Labels of fields that hold the title. */
export const titleLabels = words(`
  title titles 标题 题目 名 タイトル 제목 명 원제 原題 titel titre título заголовок название`)

/** Labels of a title, of a link to the paper, or of any words about it. */
export const paperLabels = words('paper papers 论文 論文 논문 artikel artículo articolo artigo статья')

/** Labels of the field that holds the link, wherever it leads. */
export const linkLabels = words('link links url 링크 논문링크 リンク 链接 連結 lien enlace ссылка')

/** Labels of fields that say who wrote the paper, or what it is about, and nothing of what it says. */
export const nameLabels = words(`
  author authors by 著者 저자 作者 keyword keywords tag tags category categories subject subjects autor autoren auteurs
  venue year date published conference journal status type topic topics field areas area
  学会 会議 年 日付 出典 出处 학회 연도 날짜 发表 时间 日期 关键词 会议 단어 키워드 カテゴリ キーワード
  closed scheduled deadline 所属 機関 発表 소속 분야 기관 单位 机构 期刊 автор авторы autores autori autorzy yazarlar tarih год дата año ano revue revista rivista zeitschrift konferenz jahr année`)

/** Heads of a table's column that holds titles. */
export const titleHeads =
  /^[^\p{L}\p{N}]*(?:(?:(?:paper|full) )?titles?(?: of (?:the )?papers?)?|papers?(?: name)?|names?|works?|articles?|论文(?:标题)?|标题|题目|論文(?:名|タイトル)?|タイトル|논문(?:명| 제목)?|제목|titel|titre|título|название|статья)[^\p{L}\p{N}]*$/iu

/** Heads of a table's column that holds what is said of the papers, and of paragraphs that do. */
export const commentaryHeads =
  /^[^\p{L}\p{N}]*(?:(?:my )?(?:notes?|comments?|thoughts?|remarks?|takes?|opinions?)|tl;? ?dr|(?:short |brief )?(?:summary|description|introduction|review)|takeaways?|key (?:ideas?|points?|takeaways?)|what i think|why(?: read| it matters)?|pros|cons|strengths?|weakness(?:es)?|limitations?|stärken|schwächen?|vorteile?|nachteile|points (?:forts|faibles)|(?:des)?ventajas|장점|단점|한계|优点|缺点|不足|長所|短所|한 ?줄 ?(?:평|요약)|한 ?마디|요약|설명|비고|메모|코멘트|의견|정리|内容|备注|一句话|(?:一句话)?(?:摘要|简介|总结|评[论价]|点评)|要点|概要|コメント|メモ|感想|一言|備考|kommentar|notiz(?:en)?|remarques?|commentaires?|notas?|comentarios?|заметки|комментарий)[^\p{L}\p{N}]*$/iu

/** Words in the heads of a table's columns that hold papers which its rows only cite, and other things with links. */
export const otherHeads =
  /(?<!\p{L})(?:related|prior|previous|earlier|cited|cites|citing|citations?|ref(?:erence)?s?|baselines?|compar\p{L}*|based on|builds? (?:up)?on|background|extends|follow-?ups?|successors?|code|data(?:sets?)?|implementations?|github|projects?|blogs?|slides|videos?|verwandt\p{L}*|voir aussi|relacionad\p{L}*)(?!\p{L})|관련|인용|후속|코드|데이터|関連|引用|参考|後続|コード|相关|代码|数据/iu

/** Words in the heads of columns that hold papers beside a column of titles. */
export const readingHeads =
  /(?<!\p{L})(?:papers?|articles?|titles?|readings?|optional|required|recommended|companion|bonus|extra)(?!\p{L})|논문|論文|论文/iu

/** Heads of a table's columns for people, dates and topics. */
export const nameHeads =
  /^[^\p{L}\p{N}]*(?:presenters?|presented by|speakers?|who|leads?|leaders?|hosts?|discussants?|readers?|reviewers?|members?|authors?|dates?|when|days?|weeks?|sessions?|topics?|themes?|subjects?|areas?|categor(?:y|ies)|status|ratings?|venue|year|발표자?|담당자?|저자|날짜|일자|주차|주제|분야|発表者?|担当者?|著者|日付|テーマ|主讲人?|报告人|分享人|作者|日期|时间|主题|方向|vortragender?|referent(?:en|in)?|datum|thema|orateur|sujet|ponente|fecha)[^\p{L}\p{N}]*$/iu

/** The greeting at the start of a mail: "Hi all,", "大家好，". */
export const greetings =
  /^(?:hi|hello|hey|dear|hallo|liebe[rs]?|moin|bonjour|salut|chers?|chères?|hola|querid[oa]s|ciao|car[ei]|olá|안녕하세요|여러분|大家好?|各位\p{L}{0,4}|皆さん|皆様|こんにちは)(?![\p{L}\p{N}])[^.:：]{0,50}[,，]$/iu

/** Words between the last two titles of a list. */
export const joiningWords = words('and vs vs. und et y e i och og en и 와 과 및 と 与 與 和')

/** Names of parts of a text and of lists, besides what {@link linkKinds} names. */
export const partNames =
  /^(?:introduction|intro|background|motivation|overview|methods?|approach|experiments?|results?|discussions?|conclusions?|references?|related works?|resources?|books?|tutorials?|surveys?|comments?|thoughts?|todo|contents|table of contents|toc|about|misc(?:ellaneous)?|others?|further reading|reading(?: group)?|highlights?|contributing|license|acknowledge?ments?|citations?|contact|updates?|changelog|서론|방법|실험|결과|결론|참고|기타|목차|概要|要約|はじめに|手法|実験|結果|考察|まとめ|参考|目次|その他|摘要|简介|方法|实验|结论|参考文献|目录|其他)$/i

/** Words of the names of whole digests and of lists; "A Short Review of Nets" is a title. */
export const issueNames =
  /\b(?:digests?|weekly|daily|monthly|newsletter|reading list|paper list|papers of|papers? (?:summar(?:y|ies)|notes|review|club|reading)|(?<!\ban? (?:[\w-]+ ){0,2})reviews? of|week of|week \d+|recent papers|issue #?\d+|vol(?:ume)?\.? ?\d+|awesome|my notes)\b|논문(?:들| 리뷰| 정리| 모음)|论文(?:速递|日报|周报|列表|笔记)|論文(?:まとめ|リスト|メモ|紹介)/i

/** What stands around the link to the paper of a note: "[Link to the paper](…)", "Paper: …", "* arXiv: …". */
export const paperWords = /\b(?:paper|pdf|arxiv|publication)\b|論文|论文|논문|원문/i

/** Words that introduce papers which are related to the one above. */
export const relatedWords =
  /^(?:see also|cf|related(?: works?| papers?| reading)?|further reading|compared?(?: with| to)?|관련(?: 논문| 연구)?|함께 볼 논문|비교|関連(?:論文|研究)?|参考|比較|相关(?:工作|论文|阅读)?|siehe auch|vgl|verwandt\S*|voir aussi|à lire aussi|ver también|ver também|véase también|(?:trabajos |artículos |trabalhos |artigos )?relacionad[oa]s?|см\.? также|похожие)$/iu

/** What says after a title why it is no link: "(no link yet)", "(withdrawn)". */
export const noLink =
  /(?<!\p{L})(?:(?:no|without a?) ?(?:links?|pdfs?|preprint)|(?:links?|pdfs?) (?:coming|missing|pending|soon|tba|to (?:come|follow))|(?:dead|broken) links?|not (?:online|on arxiv|public)|paywalled|withdrawn(?: from \p{L}+)?|(?:print|on paper) only|(?:暂无|没有|无)(?:链接|公开链接)|链接(?:待补|失效)|未公开|リンク(?:なし|無し|切れ)|pdf ?なし|未公開|紙のみ|링크 ?(?:없음|미정|추가 예정)|미공개|kein (?:link|pdf)|nicht online|(?:pas de|sans) (?:lien|pdf)|pas en ligne|sin enlace|sem link|(?:нет|без) ссылки)(?: yet| found| available)?(?=\s*(?:[,，;；.。、:：)）\]】]|$))/iu

/** What stands in the place of authors and a venue where there are none yet. */
export const unpublished =
  /^(?:anonymous|in press|submitted|under review|eingereicht|soumis|enviado|익명|심사 중|투고 중|匿名|投稿中|査読中|在审)$/i

/** Words in front of the title with which an entry closes. */
export const closingWords = /^(?:from|paper|read more|source|via)$/i

/** Words in front of the topic that a label names. */
export const topicLabels =
  /^(?:topics?|themes?|sections?|주제|테마|テーマ|話題|主题|thema|sujet|thème|tema|тема)\s*[:：]/iu
