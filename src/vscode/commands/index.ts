import {
  moveEntryDown,
  moveEntryToSection,
  moveEntryUp,
  sortSection,
  turnIntoEntry,
  turnIntoMention,
} from './arrangeCommands.ts'
import { importCatalogue, updateCatalogue } from './catalogueCommands.ts'
import type { Command } from './command.ts'
import { completeEntries } from './completeEntries.ts'
import { convertLayout } from './convertLayout.ts'
import { copyDigestAs } from './copyDigestAs.ts'
import { exportDigest } from './exportDigest.ts'
import { exportSite } from './exportSite.ts'
import {
  addToDigest,
  dismissPaper,
  markAsRead,
  markAsUnread,
  refreshInbox,
  sortByAnnouncement,
  sortByLikeness,
  starPaper,
  undoInbox,
} from './inboxCommands.ts'
import { insertPaper } from './insertPaper.ts'
import { insertUpdates } from './insertUpdates.ts'
import { checkRecordsAgain, exportLibrary, importLibrary } from './libraryCommands.ts'
import { editTemplate, newDigest, openSampleDigest } from './newDigest.ts'
import { copyBibtex, copyPaperLink, insertTitle } from './paperCommands.ts'
import {
  openPreview,
  openPreviewToSide,
  refreshPreview,
  showPreviewSource,
  togglePreviewLock,
} from './previewCommands.ts'
import { publishDigestAsDraft, setDraftKey } from './publishDigest.ts'
import { readEntriesLikeThis } from './readEntriesLikeThis.ts'
import { readLater } from './readLater.ts'
import { setOpenAlexKey } from './setOpenAlexKey.ts'
import { setUpFeeds } from './setUpFeeds.ts'
import { showHistory } from './showHistory.ts'
import { showLog } from './showLog.ts'
import { turnIntoEntries } from './turnIntoEntries.ts'
import { updateIndex } from './updateIndex.ts'
import { yearInFigures, yearInReview } from './yearInReview.ts'

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
