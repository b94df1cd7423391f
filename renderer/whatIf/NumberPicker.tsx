import { Command } from 'cmdk';
import { Popover } from 'radix-ui';
import { useState } from 'react';
import type { SweptNumber } from '../../sim-core/index.ts';
import type { ScenarioNumber } from './scenarioNumbers.ts';
import { numberName } from './scenarioNumbers.ts';
import { sayNow, sweptWords } from './sweptWords.ts';

/** Chooses what is swept: any number of the scenario, found by its name, or the size of the effect. */
export function NumberPicker({
  label,
  swept,
  numbers,
  hasEffect,
  onChoose,
}: {
  label: string;
  swept: SweptNumber;
  numbers: readonly ScenarioNumber[];
  /** Whether there is an effect to be scaled. */
  hasEffect: boolean;
  onChoose: (swept: SweptNumber) => void;
}) {
  const [open, setOpen] = useState(false);
  const words = sweptWords(swept, numbers);
  const choose = (chosen: SweptNumber) => {
    setOpen(false);
    onChoose(chosen);
  };
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger className="button picker" aria-label={`${label}: ${words?.name ?? 'nothing'}`}>
        <span>{words?.name ?? 'Choose a number'}</span>
        <span aria-hidden="true">▾</span>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content className="picker-panel" align="start" sideOffset={4} aria-label={label}>
          <Command label={label}>
            <Command.Input placeholder="Search the numbers of the scenario" />
            <Command.List>
              <Command.Empty>No number of the scenario is called that.</Command.Empty>
              {hasEffect && (
                <Command.Item value="size of the effect" onSelect={() => choose({ kind: 'effect' })}>
                  <span>Size of the effect</span>
                  <small>everything in which the challenger differs</small>
                </Command.Item>
              )}
              {numbers.map((number) => {
                const own = { kind: 'number', path: number.path } as const;
                return (
                  <Command.Item
                    key={number.path.join('/')}
                    value={`${numberName(number)} ${number.path.join('/')}`}
                    onSelect={() => choose(own)}
                  >
                    <span>{numberName(number)}</span>
                    <small>now {sayNow(sweptWords(own, numbers)!)}</small>
                  </Command.Item>
                );
              })}
            </Command.List>
          </Command>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}
