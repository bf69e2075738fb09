-- What record.sh asks for comes in the environment: REF_LANG (fr, en), REF_MM
-- (the measure), REF_MODE (1 and 3: with microtype; 2 and 3: without tolerance
-- and emergency stretch), REF_FONT (the font file),
-- REF_OUT (the file to write).
ref = {}

local env = os.getenv

local mode = tonumber(env("REF_MODE"))

function ref.options()
  if mode % 2 == 1 then
    tex.print("\\usepackage[expansion=true,protrusion=true]{microtype}")
  end
end

function ref.font()
  tex.print("\\setmainfont{" .. env("REF_FONT") .. "}[Path=./,Renderer=HarfBuzz,RawFeature={+kern;+liga;+pnum;-clig}]")
end

-- Pretolerance -1 has TeX divide words at once, as the press does.
function ref.tolerance()
  if mode >= 2 then
    tex.print("\\pretolerance=-1 \\tolerance=10000 \\emergencystretch=0pt")
  else
    tex.print("\\emergencystretch=20pt")
  end
end

-- No-break spaces become TeX's own, so that they stretch as its other spaces.
function ref.text()
  local lang = env("REF_LANG")
  tex.print("\\hyphenrules{" .. (lang == "fr" and "french" or "british") .. "}")
  tex.print("\\uchyph=0 \\lefthyphenmin=2 \\righthyphenmin=3 \\hsize=" .. env("REF_MM") .. "mm")
  for line in io.lines(lang .. ".txt") do
    local rest = line
    while true do
      local at = rest:find("\194\160", 1, true)
      tex.sprint(-2, at and rest:sub(1, at - 1) or rest)
      if not at then break end
      tex.sprint("\\nobreakspace{}")
      rest = rest:sub(at + 2)
    end
    tex.print("\\par")
  end
end

local glyph, disc = node.id("glyph"), node.id("disc")

-- The characters that end a line in a hyphen: - and the hyphens of Unicode.
local hyphens = { [45] = true, [173] = true, [8208] = true }

local function hyphened(head)
  local n = node.slide(head)
  while n and n.id ~= glyph and not (n.id == disc and n.replace) do n = n.prev end
  if n and n.id == disc then n = node.slide(n.replace) end
  return n and hyphens[n.char]
end

local out = io.open(env("REF_OUT"), "w")

-- One line a paragraph; each line is its ratio, h after it when it ends in a
-- hyphen, x when it is wider than the measure.
local function record(head)
  local row = {}
  for line in node.traverse_id(node.id("hlist"), head) do
    local r = 0
    if line.glue_order == 0 and line.glue_sign > 0 then
      r = line.glue_sign == 2 and -line.glue_set or line.glue_set
    end
    if line.glue_order == 0 and line.glue_sign == 0 then -- no space: as if it had one, a quarter of an em wide
      local short = line.width - node.dimensions(line.head)
      if short > 6554 then r = short / (9.75 * 65781.76 / 8) end
    end
    local width = node.dimensions(line.glue_set, line.glue_sign, line.glue_order, line.head)
    local mark = hyphened(line.head) and "h" or ""
    if width > line.width + 6554 then mark = mark .. "x" end
    row[#row + 1] = string.format("%.3f%s", r, mark)
  end
  if #row > 0 then out:write(table.concat(row, " "), "\n") out:flush() end
  return head
end

luatexbase.add_to_callback("post_linebreak_filter", record, "ref.record")
