const pass = (next: string) => ({ Type: 'Pass', Next: next });
const wait = (next: string, seconds = 864_000) => ({ Type: 'Wait', Seconds: seconds, Next: next });

/** A machine with everything a drawing must cope with: choices, ways back, errors, branches, a long name, Chinese. */
export const sampleMachine = {
  QueryLanguage: 'JSONata',
  StartAt: 'Open the case',
  States: {
    'Open the case': pass('Wait for the committee to decide'),
    'Wait for the committee to decide': wait('What was decided?', 60),
    'What was decided?': {
      Type: 'Choice',
      Choices: [
        { Condition: "{% $states.input.decision = 'accept' %}", Next: '分发承办' },
        { Condition: "{% $states.input.decision = 'revise' %}", Next: 'Ask the author for a new version' },
        { Condition: "{% $states.input.decision = 'decline' %}", Next: 'Declined' },
      ],
      Default: 'Unknown decision',
    },
    'Ask the author for a new version': wait('Open the case'),
    分发承办: {
      Type: 'Parallel',
      Branches: [
        {
          StartAt: 'Lead unit signs for it',
          States: { 'Lead unit signs for it': wait('Lead unit answers'), 'Lead unit answers': { Type: 'Pass', End: true } },
        },
        {
          StartAt: 'Co-handlers',
          States: {
            'Co-handlers': {
              Type: 'Map',
              Items: '{% $states.input.units %}',
              ItemProcessor: { StartAt: 'Give an opinion', States: { 'Give an opinion': { Type: 'Wait', Seconds: 432_000, End: true } } },
              End: true,
            },
          },
        },
      ],
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Send the case back' }],
      Next: 'Ask the member for feedback',
    },
    'Ask the member for feedback': wait('Satisfied?'),
    'Satisfied?': {
      Type: 'Choice',
      Choices: [{ Condition: '{% $states.input.satisfied %}', Next: 'Closed' }],
      Default: '分发承办',
    },
    'Send the case back': pass('Wait for the committee to decide'),
    'Unknown decision': { Type: 'Fail', Error: 'Case.UnknownDecision', Cause: 'No such decision' },
    Declined: { Type: 'Succeed' },
    Closed: { Type: 'Succeed' },
  },
};
