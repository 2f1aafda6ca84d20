// All that a lesson shows, as one script: a notebook has it once, and each widget asks it for its own.

import { default as bench } from "./bench.js";
import { default as card } from "./card.js";
import { default as lesson } from "./lesson.js";
import { default as path } from "./path.js";
import { default as quiz } from "./quiz.js";
import { default as said } from "./said.js";
import { default as switches } from "./switch.js";

// By the names of the classes in Python.
const FACES = { Bench: bench, Card: card, Lesson: lesson, Path: path, Quiz: quiz, Said: said, Switch: switches };

export default { initialize: () => FACES };
