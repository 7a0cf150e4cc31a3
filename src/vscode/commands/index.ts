import type { Command } from '../services.ts'
import { updateIndex, yearInFigures, yearInReview } from './archiveCommands.ts'
import {
  moveEntryDown,
  moveEntryToSection,
  moveEntryUp,
  sortSection,
  turnIntoEntry,
  turnIntoMention,
} from './arrangeCommands.ts'
import { completeEntries, convertLayout, readEntriesLikeThis } from './entryCommands.ts'
import { copyDigestAs, exportDigest, exportSite } from './exportCommands.ts'
import {
  addToDigest,
  dismissPaper,
  markAsRead,
  markAsUnread,
  refreshInbox,
  setUpFeeds,
  sortByAnnouncement,
  sortByLikeness,
  starPaper,
  undoInbox,
} from './inboxCommands.ts'
import { editTemplate, newDigest, openSampleDigest } from './newDigest.ts'
import {
  copyBibtex,
  copyPaperLink,
  insertPaper,
  insertTitle,
  insertUpdates,
  showHistory,
} from './paperCommands.ts'
import {
  openPreview,
  openPreviewToSide,
  refreshPreview,
  showPreviewSource,
  togglePreviewLock,
} from './previewCommands.ts'
import { publishDigestAsDraft, setDraftKey } from './publishDigest.ts'
import { readLater, turnIntoEntries } from './readingListCommands.ts'
import {
  checkRecordsAgain,
  exportLibrary,
  importCatalogue,
  importLibrary,
  setOpenAlexKey,
  showLog,
  updateCatalogue,
} from './recordCommands.ts'

export const commands: readonly Command[] = [
  addToDigest,
  checkRecordsAgain,
  completeEntries,
  convertLayout,
  copyBibtex,
  copyDigestAs,
  copyPaperLink,
  dismissPaper,
  editTemplate,
  exportDigest,
  exportLibrary,
  exportSite,
  importCatalogue,
  importLibrary,
  insertPaper,
  insertTitle,
  insertUpdates,
  markAsRead,
  markAsUnread,
  moveEntryDown,
  moveEntryToSection,
  moveEntryUp,
  newDigest,
  openPreview,
  openPreviewToSide,
  openSampleDigest,
  publishDigestAsDraft,
  readEntriesLikeThis,
  readLater,
  refreshInbox,
  refreshPreview,
  setDraftKey,
  setOpenAlexKey,
  setUpFeeds,
  showHistory,
  showLog,
  showPreviewSource,
  sortByAnnouncement,
  sortByLikeness,
  sortSection,
  starPaper,
  togglePreviewLock,
  turnIntoEntries,
  turnIntoEntry,
  turnIntoMention,
  undoInbox,
  updateCatalogue,
  updateIndex,
  yearInFigures,
  yearInReview,
]
