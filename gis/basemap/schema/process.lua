-- What of OpenStreetMap the basemap shows, and from which zoom on. Written for this project: a
-- quiet ground under the places, with no shops, no addresses and no boundaries of any kind.
-- tilemaker calls node_function and way_function for everything that carries tags.

local function set(words)
  local found = {}
  for word in words:gmatch("%S+") do found[word] = true end
  return found
end

-- Key, then its words and the kind of ground of each; the first that fits counts.
local LAND = {
  { "landuse", {
    residential = "town", commercial = "town", retail = "town", garages = "town",
    industrial = "works", railway = "works", quarry = "works", landfill = "works",
    brownfield = "works", construction = "works", depot = "works",
  } },
  { "amenity", { school = "campus", college = "campus", university = "campus", hospital = "campus" } },
}
local GREEN = {
  { "landuse", {
    forest = "wood", grass = "grass", meadow = "grass", village_green = "park",
    recreation_ground = "park", cemetery = "park", allotments = "grass", orchard = "grass",
  } },
  { "natural", {
    wood = "wood", scrub = "wood", grassland = "grass", heath = "grass", wetland = "marsh",
    sand = "sand", beach = "sand",
  } },
  { "leisure", {
    park = "park", garden = "park", playground = "park", pitch = "pitch", track = "pitch",
    golf_course = "grass", nature_reserve = "none", common = "grass",
  } },
  { "amenity", { grave_yard = "park" } },
}
-- Word of highway -> class, zoom from which it is drawn, place in the painting order.
local ROADS = {
  motorway = { "motorway", 9, 9 }, motorway_link = { "motorway", 12, 9 },
  trunk = { "main", 9, 8 }, trunk_link = { "main", 12, 8 },
  primary = { "main", 9, 8 }, primary_link = { "main", 12, 8 },
  secondary = { "second", 10, 7 }, secondary_link = { "second", 13, 7 },
  tertiary = { "second", 11, 6 }, tertiary_link = { "second", 13, 6 },
  unclassified = { "street", 12, 5 }, residential = { "street", 12, 5 },
  living_street = { "street", 12, 5 }, pedestrian = { "foot_street", 13, 4 },
  service = { "service", 14, 3 }, cycleway = { "path", 13, 2 }, footway = { "path", 14, 2 },
  path = { "path", 13, 2 }, bridleway = { "path", 13, 2 }, steps = { "path", 14, 2 },
  track = { "path", 13, 2 },
}
local PLACES = {
  city = { 9, 1 }, town = { 9, 2 }, village = { 11, 3 }, suburb = { 12, 4 }, hamlet = { 13, 5 },
  neighbourhood = { 14, 6 }, quarter = { 13, 5 },
}
local PRIVATE = set("no private")
local HIDDEN_SERVICE = set("parking_aisle driveway drive-through emergency_access")
local RIVERS = set("river canal")
local STREAMS = set("stream")
local SPOTS = { { "railway", { station = "station", halt = "station" } }, { "amenity", { bus_station = "station" } } }
-- Grounds whose name helps to find the way: kind of the label.
local NAMED_GROUND = {
  { "leisure", { park = "park", nature_reserve = "park" } },
  { "amenity", { school = "campus", college = "campus", university = "campus", hospital = "campus" } },
  { "natural", { wood = "park" } },
}

node_keys = { "place", "railway", "amenity" }

function init_function() end
function exit_function() end

-- The English or usual name, and the Welsh one where it is another.
local function write_names(thing)
  local name = thing:Find("name:en")
  if name == "" then name = thing:Find("name") end
  local welsh = thing:Find("name:cy")
  thing:Attribute("name", name)
  if welsh ~= "" and welsh ~= name then thing:Attribute("name:cy", welsh) end
end

local function kind_of(thing, tables)
  for _, entry in ipairs(tables) do
    local kind = entry[2][thing:Find(entry[1])]
    if kind then return kind end
  end
end

-- The zoom from which an area of so many square metres is more than a dot.
local function zoom_of(area_m2)
  if area_m2 > 1000000 then return 9 end
  if area_m2 > 300000 then return 10 end
  if area_m2 > 80000 then return 11 end
  if area_m2 > 20000 then return 12 end
  if area_m2 > 4000 then return 13 end
  return 14
end

local function write_spot(thing, kind, zoom, as_centre)
  if as_centre then thing:LayerAsCentroid("spot") else thing:Layer("spot", false) end
  thing:Attribute("kind", kind)
  thing:MinZoom(zoom)
  write_names(thing)
end

function node_function(node)
  local place = PLACES[node:Find("place")]
  if place and node:Holds("name") then
    node:Layer("place", false)
    node:Attribute("kind", node:Find("place"))
    node:AttributeNumeric("rank", place[2])
    node:MinZoom(place[1])
    write_names(node)
    return
  end
  local spot = kind_of(node, SPOTS)
  if spot and node:Holds("name") then write_spot(node, spot, 13, false) end
end

local function write_road(way)
  local road = ROADS[way:Find("highway")]
  if not road or way:Find("area") == "yes" then return false end
  local class, zoom, order = road[1], road[2], road[3]
  if PRIVATE[way:Find("access")] and class ~= "motorway" then return true end
  if HIDDEN_SERVICE[way:Find("service")] or way:Find("footway") == "sidewalk" then return true end
  local tunnel = way:Find("tunnel")
  way:Layer("road", false)
  way:Attribute("class", class)
  if tunnel ~= "" and tunnel ~= "no" then way:Attribute("tunnel", "yes") end
  way:ZOrder(order)
  way:MinZoom(zoom)
  if way:Holds("name") and class ~= "service" and class ~= "path" then
    way:Layer("road_name", false)
    way:Attribute("class", class)
    way:ZOrder(order)
    way:MinZoom(order >= 7 and 13 or 14)
    write_names(way)
  end
  return true
end

local function write_line(way)
  local rail = way:Find("railway")
  if rail == "rail" or rail == "light_rail" or rail == "tram" then
    if way:Find("tunnel") == "yes" then return true end
    way:Layer("rail", false)
    way:Attribute("class", way:Holds("service") and "siding" or "rail")
    way:MinZoom(way:Holds("service") and 14 or 10)
    return true
  end
  local waterway = way:Find("waterway")
  local river, stream = RIVERS[waterway], STREAMS[waterway]
  if (not river and not stream) or way:Find("tunnel") ~= "" then return false end
  way:Layer("stream", false)
  way:Attribute("class", river and "river" or "stream")
  way:MinZoom(river and 11 or 13)
  return true
end

local function write_ground(way)
  local green = kind_of(way, GREEN)
  local land = not green and kind_of(way, LAND)
  if not green and not land then return end
  local area_m2 = way:Area()
  if green ~= "none" then
    way:Layer(green and "green" or "land", true)
    way:Attribute("kind", green or land)
    way:MinZoom(zoom_of(area_m2))
  end
  local named = way:Holds("name") and area_m2 > 8000 and kind_of(way, NAMED_GROUND)
  if named then write_spot(way, named, math.max(13, zoom_of(area_m2) + 1), true) end
end

function way_function(way)
  if way:Holds("highway") and write_road(way) then return end
  if way:Find("natural") == "water" or way:Find("landuse") == "reservoir"
      or way:Find("waterway") == "dock" or way:Find("waterway") == "riverbank" then
    way:Layer("water", true)
    way:Attribute("kind", "water")
    way:MinZoom(zoom_of(way:Area()))
    return
  end
  if not way:IsClosed() and write_line(way) then return end
  if way:Holds("building") and way:Find("building") ~= "no" and way:Find("location") ~= "underground" then
    way:Layer("building", true)
  end
  write_ground(way)
end
