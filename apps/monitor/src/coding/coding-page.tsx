import type { CodedQuestion, Wave } from '@ido/api';
import { dutchNumber } from '@ido/report';
import { Paragraph } from '@utrecht/component-library-react';
import { useSearchParams } from 'react-router';
import { ChoiceField } from '../parts/choice-field';
import { ErrorState } from '../parts/error-state';
import { Skeleton } from '../parts/skeleton';
import { Tabs } from '../parts/tabs';
import { texts } from '../texts';
import { WaveRoom } from '../wave/wave-room';
import { Agreement } from './agreement';
import { CodingRoom } from './coding-room';
import { FrameEditor } from './frame-editor';
import { useFrame, useQuestions } from './queries';
import './coding.css';

const TABS = ['antwoorden', 'codes', 'overeenstemming'];

/** Coding of the open answers of a wave; question, tab and filters stand in the address. */
export default function CodingPage() {
  const { coding } = texts;
  return (
    <WaveRoom title={coding.title} tab={coding.tab}>
      {(wave) => <Questions wave={wave} />}
    </WaveRoom>
  );
}

function Questions({ wave }: { wave: Wave }) {
  const { coding } = texts;
  const [address, setAddress] = useSearchParams();
  const questions = useQuestions(wave.key);
  if (questions.error && !questions.data)
    return <ErrorState error={questions.error} retry={() => void questions.refetch()} />;
  if (!questions.data) return <Skeleton lines={6} />;
  const { items } = questions.data;
  const asked = items.find(({ question }) => question === address.get('vraag'));
  const question = asked ?? items.find(({ texts: many }) => many > 0) ?? items[0];
  if (!question) return <p className="ido-panel ido-empty">{coding.noQuestions}</p>;
  return (
    <>
      <Paragraph lead>{coding.lead}</Paragraph>
      <ChoiceField
        label={coding.question}
        value={question.question}
        options={items.map((one) => ({ value: one.question, label: optionOf(one) }))}
        onChange={(value) => setAddress({ vraag: value })}
      />
      <OneQuestion key={question.question} wave={wave.key} question={question.question} />
    </>
  );
}

function OneQuestion({ wave, question }: { wave: string; question: string }) {
  const { coding } = texts;
  const [address, setAddress] = useSearchParams();
  const frame = useFrame(wave, question);
  if (frame.error) return <ErrorState error={frame.error} retry={() => void frame.refetch()} />;
  if (!frame.data) return <Skeleton lines={6} />;
  return (
    <Tabs
      label={coding.tabs.label}
      selected={Math.max(0, TABS.indexOf(address.get('deel') ?? ''))}
      onSelect={(index) => {
        const next = new URLSearchParams(address);
        next.set('vraag', question);
        next.set('deel', TABS[index] ?? '');
        setAddress(next, { replace: true });
      }}
      tabs={[
        { label: coding.tabs.texts, content: <CodingRoom {...{ wave, question }} codes={frame.data.codes} /> },
        { label: coding.tabs.codes, content: <FrameEditor {...{ wave, question }} frame={frame.data} /> },
        { label: coding.tabs.agreement, content: <Agreement {...{ wave, question }} /> },
      ]}
    />
  );
}

function optionOf({ title, follows, coded, texts: many }: CodedQuestion): string {
  const { coding } = texts;
  const whole = follows === null ? title : coding.follow(title, follows);
  return coding.option(whole, dutchNumber(coded), dutchNumber(many));
}
