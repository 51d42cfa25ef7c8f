import type { Words } from '#core/contracts/term.ts';
import type { zh } from './texts.zh.ts';

export const en: Words<typeof zh> = {
  title: 'How you are told',
  what: 'You are told when something comes to you, when its due day is near, and when there is a result. Choose mail, short message, or both.',
  byMail: 'Longer matters, such as the list of what is overdue or a request for comments, always go by mail.',
  notOffered: 'Your institution does not send short messages yet: everything goes by mail. Ask your administrator if you would like them.',
  mobile: {
    title: 'Mobile number',
    none: 'No mobile number is on record.',
    recorded: 'A mobile number is on record. For your privacy it is not shown again.',
    failed: 'Short messages to your number do not arrive, so mails go instead. Please enter a number again.',
  },
  whom: 'If your name, mail address or unit has changed, please ask your administrator to correct it.',
  by: 'Told by',
  ways: { mail: 'Mail', sms: 'Short message', both: 'Mail and short message' },
  number: 'Mobile number (leave empty to keep the one on record)',
  newNumber: 'New mobile number',
  save: 'Save',
  saved: 'Saved.',
  remove: 'Delete the mobile number',
  sure: 'After that you are told by mail only.',
  form: {
    restored: 'What you wrote before was restored.',
    clear: 'Start again',
    faults: 'Some fields need attention; please see those marked.',
  },
  ofPerson: {
    title: 'Mobile number',
    what: 'Used for short messages only, and shown to nobody once recorded. The person chooses under "How you are told" whether to be sent any.',
    record: 'Record a mobile number',
    remove: 'Delete the mobile number',
    sure: 'After that this person is told by mail only.',
    recorded: 'The mobile number was recorded.',
    removed: 'The mobile number was deleted.',
  },
};
