import type { Words } from '#core/contracts/term.ts';
import type * as zh from './texts.zh.ts';

export const fileCommands: Words<typeof zh.fileCommands> = {
  'attach-file': 'attach a file',
  'remove-file': 'remove a file',
};

export const targets: Words<typeof zh.targets> = {
  proposal: 'with the proposal',
  opinion: 'with the opinion',
  contact: 'with the record of contact',
  letter: 'with the letter',
};

export const kinds: Words<typeof zh.kinds> = {
  pdf: 'PDF',
  docx: 'document',
  xlsx: 'spreadsheet',
  pptx: 'slides',
  doc: 'document (old format)',
  xls: 'spreadsheet (old format)',
  ppt: 'slides (old format)',
  jpeg: 'JPEG picture',
  png: 'PNG picture',
  text: 'plain text',
};

export const scans: Words<typeof zh.scans> = {
  clean: 'scanned for viruses, none found',
  none: 'not scanned for viruses (no scanner is set up)',
};

export const refusals: Words<typeof zh.refusals> = {
  FileNotYoursToAttachError: {
    title: 'You cannot attach files here',
    todo: 'Files of a proposal come from its author and the committee, those of an opinion, a contact or a letter from the unit that handles it.',
  },
  FilePlaceClosedError: {
    title: 'No more files can be attached at this stage',
    todo: 'Attach them before a proposal is submitted or while it is returned for revision; a unit before it gives its opinion or reply.',
  },
  FileEndingNotAcceptedError: { title: 'Files of this kind are not accepted', todo: 'Use one of these formats: {accepted}.' },
  FileTooLargeError: { title: 'The file is too large', todo: 'A file may have {limit} MB; make it smaller or divide it.' },
  CaseFilesFullError: {
    title: 'The case has no room for this file',
    todo: 'All files of a case may have {limit} MB together; {left} MB are left.',
  },
  TooManyFilesError: { title: 'The case has too many files', todo: 'It may have {limit}, removed ones included; put several into one.' },
  TooManyUploadsError: {
    title: 'Too many unfinished uploads',
    todo: '{limit} files that you uploaded were not attached; finish those first, or try again in a day.',
  },
  SameFileError: { title: 'This file is attached already', todo: 'There is one with exactly this content; it need not be attached twice.' },
  FileNotCheckedError: {
    title: 'The file is still being checked',
    todo: 'Make sure that it was uploaded and try again in a moment; if it takes long, upload it anew.',
  },
  FileOtherSizeError: { title: 'The upload is not complete', todo: 'What arrived is not as long as was announced; upload it again.' },
  FileNotAcceptedError: {
    title: 'This content is not accepted',
    todo: 'Save it as PDF, as an Office (WPS) document, JPG, PNG or plain text and upload that.',
  },
  FileLiesError: {
    title: 'The name does not fit the content',
    todo: 'The file is of another format than its ending says; save it from the program it was made with instead of renaming it.',
  },
  FileMacrosError: { title: 'The file holds macros or scripts', todo: 'Save it in a format without macros, or as PDF, and upload that.' },
  FileLinkedError: {
    title: 'The file fetches content from elsewhere',
    todo: 'Remove outside templates and linked objects, or save it as PDF, and upload that.',
  },
  FileBombError: { title: 'The file is too large when unpacked', todo: 'Divide it, or save it as PDF, and upload that.' },
  FileTwoThingsError: {
    title: 'The file carries another one inside',
    todo: 'A file cannot be of two formats at once; export it anew from the program it was made with.',
  },
  FileLockedError: { title: 'The file is encrypted', todo: 'It cannot be checked; remove the password and upload it again.' },
  FileDamagedError: { title: 'The file is damaged', todo: 'It cannot be read; open it, save it anew and upload that.' },
  FileInfectedError: {
    title: 'A virus was found in the file',
    todo: 'Do not pass it on, and ask whoever looks after security in your office to see to the computer it came from.',
  },
  FileRemovedError: { title: 'The file was removed', todo: 'It is not handed out any more; the list of files tells why.' },
  FileStaysError: {
    title: 'This file cannot be removed now',
    todo: 'What went out with a letter or is past its stage stays; for a file of a proposal ask the committee.',
  },
};
